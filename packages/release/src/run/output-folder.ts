import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Problem, problem, type Result } from '@causeway/domain';

/** Everything a data run writes into its output folder. */
export const outputNames = [
  'run.json',
  'rejected.parquet',
  'report.html',
  'secure',
  'linked',
  'tables',
] as const;

/** An output folder that this process alone is writing to, until it is released. */
export interface HeldOutputFolder {
  readonly stagesFolder: string;
  readonly release: () => Promise<void>;
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (thrown) {
    // EPERM: it is there, and belongs to somebody else.
    return (thrown as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function takeLock(lock: string): Promise<boolean> {
  try {
    await writeFile(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw thrown;
  }
  // A process that was killed leaves its lock behind.
  const holder = Number(await readFile(lock, 'utf8').catch(() => '0'));
  if (holder > 0 && holder !== process.pid && isAlive(holder)) return false;
  await rm(lock, { force: true });
  return takeLock(lock);
}

/**
 * Takes the output folder for this process, making it where it is not there.
 *
 * @returns `CW-RELEASE-001` where it holds files of something else, `CW-RELEASE-003` where another run is at work in it
 */
export async function holdOutputFolder(out: string): Promise<Result<HeldOutputFolder, Problem>> {
  await mkdir(out, { recursive: true });
  const known: ReadonlySet<string> = new Set(outputNames);
  const strangers = (await readdir(out)).filter((name) => !known.has(name.replace(/\.partial$/, '')));
  if (strangers.length > 0) return err(problem('CW-RELEASE-001', { path: out }));
  const secure = join(out, 'secure');
  // The identity zone is for its owner alone.
  await mkdir(secure, { recursive: true, mode: 0o700 });
  const lock = join(secure, 'run.lock');
  if (!(await takeLock(lock))) return err(problem('CW-RELEASE-003', { path: out }));
  return ok({ stagesFolder: join(secure, 'stages'), release: () => rm(lock, { force: true }) });
}
