import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** Every file below the folder, but for the stages that a run keeps to go on from: path inside it, in order. */
export async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => !path.startsWith(join('secure', 'stages')))
    .sort();
}

/** `run.json` without what a clock or the machine measured. */
function withoutMeasures(json: string): string {
  return JSON.stringify(JSON.parse(json), (key, value: unknown) =>
    key === 'seconds' || key === 'peakMemoryBytes' ? undefined : value,
  );
}

/** A digest of each published file, by path; of `run.json` without its seconds and memory. */
export async function publishedDigests(out: string): Promise<Readonly<Record<string, string>>> {
  const digests: Record<string, string> = {};
  for (const path of await filesBelow(out)) {
    const bytes = await readFile(join(out, path));
    const content = path === 'run.json' ? withoutMeasures(bytes.toString('utf8')) : bytes;
    digests[path] = createHash('sha256').update(content).digest('hex');
  }
  return digests;
}
