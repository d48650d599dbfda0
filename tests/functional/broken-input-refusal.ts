import { exitCodeByCategory, type Problem } from '@causeway/domain';
import type { AdmissionSpec } from '@causeway/release';
import { expect } from 'vitest';
import { type RegionFiles, soundRegion } from './broken-input-folder.js';
import { expectNothingMarked, type SmallAdmissions } from './small-admissions.js';

/** A folder that cannot be used, and what must be said of it. */
export interface BrokenFolder {
  readonly what: string;
  readonly files: (admissions: SmallAdmissions) => RegionFiles | Promise<RegionFiles>;
  readonly code: Problem['code'];
  readonly exitCode: number;
  /** What the path of the problem must name. */
  readonly path?: string;
  /** Words that its sentence must have. */
  readonly says: RegExp;
  readonly spec?: Partial<AdmissionSpec>;
}

/** The sound folder with one file of other content. */
export function changed(path: string, content: string | Buffer): () => RegionFiles {
  return () => ({ ...soundRegion, [path]: content });
}

/** Holds that the folder is refused with its code, one clear line, and nothing of a person in it. */
export async function expectRefused(admissions: SmallAdmissions, broken: BrokenFolder): Promise<void> {
  const { result } = await admissions.admitFiles(await broken.files(admissions), broken.spec);
  if (result.ok) throw new Error('the folder was admitted');
  const { code, category, path, detail, remedy } = result.error;
  expect({ code, exitCode: exitCodeByCategory[category] }).toEqual({
    code: broken.code,
    exitCode: broken.exitCode,
  });
  expect(path ?? '').toContain(broken.path ?? '');
  expect(`${detail} ${remedy}`).toMatch(broken.says);
  expect(detail).not.toContain('\n');
  expectNothingMarked(result.error);
}
