import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Asker } from '@causeway/choices';
import {
  addMs,
  type Clock,
  err,
  instantOfMs,
  ok,
  type Problem,
  problem,
  type Result,
} from '@causeway/domain';
import type { StoredVersion } from '@causeway/record';
import type { RandomBytes } from '../running/server-parts.js';
import type { ExportState } from './export-job.js';
import { writeNdjson } from './write-ndjson.js';

/** How long the files of an export are kept: a day. */
const keptMs = 24 * 60 * 60_000;
/** Exports at work at one time; each holds a database connection. */
const most = 2;
const manifestName = 'export.json';
const idShape = /^[A-Za-z0-9_-]{22}$/;

/** Bulk exports: what is at work, and the folders of what is done. */
export interface ExportJobs {
  /** Begins an export and answers its id. Error: CW-WEB-018 (too many at work). */
  begin(
    asker: Asker,
    request: string,
    resources: AsyncIterable<Result<StoredVersion, Problem>>,
  ): Promise<Result<string, Problem>>;
  /** How far the asker's export is; undefined where the asker has none of this id. */
  state(asker: Asker, id: string): Promise<ExportState | undefined>;
  /** Ends an export and removes its files; false where the asker has none of this id. */
  remove(asker: Asker, id: string): Promise<boolean>;
  /** Where the file of a type of a finished export stands. */
  path(id: string, type: string): string;
  /** Waits until nothing is at work, after telling what is to end. */
  close(): Promise<void>;
}

/** What exports are made with. */
export interface ExportParts {
  readonly folder: string;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
}

interface AtWork {
  state: ExportState;
  isStopped: boolean;
  readonly finished: Promise<void>;
}

/** Exports in this folder, among them those a server before this one finished and nobody has removed. */
export function exportJobs(parts: ExportParts): ExportJobs {
  const atWork = new Map<string, AtWork>();
  const state = async (asker: Asker, id: string) => {
    const found =
      atWork.get(id)?.state ?? (idShape.test(id) ? await finishedState(parts.folder, id) : undefined);
    return found?.job.owner === ownerOf(asker) && found.job.until > parts.clock() ? found : undefined;
  };
  return {
    state,
    async begin(asker, request, resources) {
      await removeExpired(parts);
      for (const [id, { state: each }] of atWork) if (each.job.until <= parts.clock()) atWork.delete(id);
      if ([...atWork.values()].filter((each) => each.state.step === 'at-work').length >= most) {
        return err(problem('CW-WEB-018'));
      }
      const at = parts.clock();
      const id = Buffer.from(parts.randomBytes(16)).toString('base64url');
      const job = { id, owner: ownerOf(asker), request, at, until: addMs(at, keptMs) };
      await mkdir(join(parts.folder, id), { mode: 0o700 });
      const work = { state: { step: 'at-work', job, written: 0 } as ExportState, isStopped: false };
      const finished = perform(parts.folder, work, resources);
      atWork.set(id, Object.assign(work, { finished }));
      return ok(id);
    },
    async remove(asker, id) {
      if ((await state(asker, id)) === undefined) return false;
      await stop(atWork.get(id));
      atWork.delete(id);
      await rm(join(parts.folder, id), { recursive: true, force: true });
      return true;
    },
    path: (id, type) => join(parts.folder, id, `${type}.ndjson`),
    async close() {
      await Promise.all([...atWork.values()].map(stop));
    },
  };
}

function ownerOf({ user, organisation }: Asker): string {
  return `${user} ${organisation ?? ''}`;
}

async function stop(work: AtWork | undefined): Promise<void> {
  if (work === undefined) return;
  work.isStopped = true;
  await work.finished;
}

/** Writes the files, and last the manifest: a folder without one was not finished. */
async function perform(
  folder: string,
  work: { state: ExportState; readonly isStopped: boolean },
  resources: AsyncIterable<Result<StoredVersion, Problem>>,
): Promise<void> {
  const { job } = work.state;
  const target = join(folder, job.id);
  try {
    const files = await writeNdjson(target, untilStopped(resources, work), (written) => {
      work.state = { step: 'at-work', job, written };
    });
    if (!files.ok) await fail(work, target, files.error);
    else {
      const done: ExportState = { step: 'done', job, files: files.value };
      await writeFile(join(target, manifestName), JSON.stringify(done), { mode: 0o600 });
      work.state = done;
    }
  } catch {
    await fail(work, target, problem('CW-WEB-019'));
  }
}

/** What was written before it failed is of people, and of no use: it goes at once. */
async function fail(work: { state: ExportState }, target: string, cause: Problem): Promise<void> {
  await rm(target, { recursive: true, force: true });
  work.state = { step: 'failed', job: work.state.job, problem: cause };
}

async function* untilStopped<T>(
  source: AsyncIterable<T>,
  work: { readonly isStopped: boolean },
): AsyncIterable<T> {
  for await (const each of source) {
    if (work.isStopped) throw new Error('stopped');
    yield each;
  }
}

async function finishedState(folder: string, id: string): Promise<ExportState | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, id, manifestName), 'utf8')) as ExportState;
  } catch {
    return undefined;
  }
}

/**
 * Removes what nobody can ask for any more: exports whose day is over, and what a server that was killed left half written a day ago.
 */
async function removeExpired({ folder, clock }: ExportParts): Promise<void> {
  const now = clock();
  for (const id of await readdir(folder)) {
    const found = await finishedState(folder, id);
    const until = found?.job.until ?? addMs(instantOfMs((await stat(join(folder, id))).mtimeMs), keptMs);
    if (until <= now) await rm(join(folder, id), { recursive: true, force: true });
  }
}
