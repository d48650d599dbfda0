import { mkdir } from 'node:fs/promises';
import { ok, type Problem, type Result } from '@causeway/domain';
import {
  type DuckDbOptions,
  type Engine,
  EngineError,
  openDuckDb,
  openSpark,
  parseSparkAddress,
} from '@causeway/engine';
import type { StageName } from '@causeway/release';

/** The engine of a data run: its name for `run.json`, and how each stage gets a fresh one. */
export interface StageEngine {
  readonly name: 'duckdb' | 'spark';
  readonly open: (stage: StageName) => Promise<Engine>;
}

/** What the command line and the environment say of the engine. */
export interface StageEngineChoice {
  /** `duckdb`, or the address of a Spark Connect server. */
  readonly engine: string;
  readonly duckDb: DuckDbOptions;
  /** Where the engine may spill and keep tables; for Spark a folder that it sees under the same path. */
  readonly workFolder: string;
  readonly sparkToken?: string | undefined;
}

async function openSparkFor(stage: StageName, choice: StageEngineChoice): Promise<Engine> {
  const { engine: url, workFolder, sparkToken: token } = choice;
  const opened = await openSpark({ url, workFolder, ...(token === undefined ? {} : { token }) });
  if (opened.ok) return opened.value;
  throw new EngineError('unavailable', stage, opened.error.detail);
}

/**
 * The engine chosen. The admission of extracts always runs on DuckDB: files of every kind are read there and nowhere else, and what
 * comes of it is Parquet for either engine.
 *
 * Errors: CW-ENGINE-005 (neither `duckdb` nor an address of Spark).
 */
export function stageEngine(choice: StageEngineChoice): Result<StageEngine, Problem> {
  const openLocal = async () => {
    await mkdir(choice.workFolder, { recursive: true });
    return openDuckDb({ ...choice.duckDb, temporaryFolder: choice.workFolder });
  };
  if (choice.engine === 'duckdb') return ok({ name: 'duckdb', open: openLocal });
  const address = parseSparkAddress(choice.engine);
  if (!address.ok) return address;
  return ok({
    name: 'spark',
    open: (stage) => (stage === 'admit' ? openLocal() : openSparkFor(stage, choice)),
  });
}
