import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Problem, Result } from '@causeway/domain';
import { type Engine, openDuckDb, type Row, sql } from '@causeway/engine';
import { type AdmissionSpec, type AdmissionSummary, admit } from '@causeway/release';
import { expect } from 'vitest';
import { markedIdentifiers, type RegionFiles, writeFiles } from './broken-input-folder.js';

/** An admission that was tried: of which folder, into which, and what came of it. */
export interface TriedAdmission {
  readonly folder: string;
  readonly out: string;
  readonly result: Result<AdmissionSummary, Problem>;
}

/** Admissions of small folders, one after the other, on one engine. */
export class SmallAdmissions {
  readonly engine: Engine;
  readonly workFolder: string;
  #tried = 0;

  constructor(engine: Engine, workFolder: string) {
    this.engine = engine;
    this.workFolder = workFolder;
  }

  /** Opens an engine and a folder to work in. */
  static async open(): Promise<SmallAdmissions> {
    const workFolder = await mkdtemp(join(tmpdir(), 'causeway-admission-'));
    return new SmallAdmissions(await openDuckDb({ threads: 2 }), workFolder);
  }

  async close(): Promise<void> {
    await this.engine.close();
    await rm(this.workFolder, { recursive: true, force: true });
  }

  async admitFolder(folder: string, spec: Partial<AdmissionSpec> = {}): Promise<TriedAdmission> {
    this.#tried += 1;
    const out = join(this.workFolder, `out-${this.#tried}`);
    const result = await admit({ engine: this.engine }, { folder, outFolder: out, dropColumns: [], ...spec });
    return { folder, out, result };
  }

  async admitFiles(files: RegionFiles, spec: Partial<AdmissionSpec> = {}): Promise<TriedAdmission> {
    const folder = join(this.workFolder, `region-${this.#tried}`);
    await writeFiles(folder, files);
    return await this.admitFolder(folder, spec);
  }

  /** The rows of a file that the admission wrote, in its order. */
  async rowsOf({ out }: TriedAdmission, name: string): Promise<readonly Row[]> {
    await this.engine.readParquet('rows_written', join(out, `${name}.parquet`));
    return await this.engine.query(sql`select * from rows_written`);
  }
}

/** The summary of an admission that must have gone well. */
export function summaryOf({ result }: TriedAdmission): AdmissionSummary {
  if (!result.ok) throw new Error(`the folder was not admitted: ${result.error.code}`);
  return result.value;
}

/** Holds that no identifier of a person stands in what is told. */
export function expectNothingMarked(told: unknown): void {
  const text = JSON.stringify(told);
  for (const identifier of markedIdentifiers) expect(text).not.toContain(identifier);
}
