import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Problem, type Result } from '@causeway/domain';
import type { ResourceType } from '@causeway/fhir';
import type { StoredVersion } from '@causeway/record';
import type { ExportFile } from './export-job.js';

/** Characters gathered before a file is written to. */
const chunk = 1 << 20;

interface OpenFile {
  readonly type: ResourceType;
  readonly handle: FileHandle;
  count: number;
  text: string;
}

/**
 * Writes resources into `TYPE.ndjson` files of the folder, readable by their owner alone; they come ordered by type, so one file is open
 * at a time. Answers what was written, in that order, or the problem that ended the stream. `progress` is told the count so far.
 */
export async function writeNdjson(
  folder: string,
  resources: AsyncIterable<Result<StoredVersion, Problem>>,
  progress: (written: number) => void,
): Promise<Result<readonly ExportFile[], Problem>> {
  const files: ExportFile[] = [];
  let current: OpenFile | undefined;
  let written = 0;
  const finish = async () => {
    if (current === undefined) return;
    const { type, count } = current;
    await current.handle.writeFile(current.text);
    await current.handle.close();
    files.push({ type, count });
    current = undefined;
  };
  try {
    for await (const resource of resources) {
      if (!resource.ok) return resource;
      if (current?.type !== resource.value.type) await finish();
      current ??= await openFile(folder, resource.value.type);
      await append(current, resource.value.content);
      written += 1;
      progress(written);
    }
    await finish();
    return ok(files);
  } finally {
    await current?.handle.close();
  }
}

async function openFile(folder: string, type: ResourceType): Promise<OpenFile> {
  return { type, handle: await open(join(folder, `${type}.ndjson`), 'wx', 0o600), count: 0, text: '' };
}

async function append(file: OpenFile, content: string): Promise<void> {
  file.text += `${content}\n`;
  file.count += 1;
  if (file.text.length < chunk) return;
  await file.handle.writeFile(file.text);
  file.text = '';
}
