import { type Problem, problem } from '@causeway/domain';

const notThere = (file: string) =>
  problem('CW-RELEASE-154', { path: file, detail: 'The file is not there.' });
const notAllowed = (file: string) => problem('CW-RELEASE-154', { path: file });
const folderInstead = (file: string) =>
  problem('CW-RELEASE-148', { path: file, detail: 'Expected a file, found a folder.' });
const brokenOff = (file: string) =>
  problem('CW-RELEASE-150', { path: file, detail: 'The gzip file breaks off before its end.' });
const notGzip = (file: string) =>
  problem('CW-RELEASE-148', {
    path: file,
    detail: 'Expected a gzip file, as its name ends in .gz; found other or damaged bytes.',
  });

const byCode: Readonly<Record<string, (file: string) => Problem>> = {
  ENOENT: notThere,
  ENOTDIR: notThere,
  ELOOP: notThere,
  EACCES: notAllowed,
  EPERM: notAllowed,
  EISDIR: folderInstead,
  Z_BUF_ERROR: brokenOff,
  Z_DATA_ERROR: notGzip,
};

/** The problem behind what Node threw while `file` was read; undefined for what is no fault of the file (a full disk, a bug). */
export function problemOfReading(thrown: unknown, file: string): Problem | undefined {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  return byCode[code]?.(file);
}
