import { createReadStream } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';
import type { AuditSource, IndexDifference, SourceCheckpoint, SourceLog, SourceRow } from './audit-source.js';
import { exportFile } from './export-log.js';
import type { FullTile } from './tree-state.js';

/**
 * The access log in a folder that `exportLog` wrote.
 *
 * Errors: CW-RECORD-116 (the folder holds no such export).
 */
export async function openExportedAudit(folder: string): Promise<Result<AuditSource, Problem>> {
  const text = await readFile(join(folder, exportFile.logs), 'utf8').catch(() => undefined);
  const logs = text === undefined ? undefined : readLogs(text);
  if (logs === undefined) return err(problem('CW-RECORD-116', { path: join(folder, exportFile.logs) }));
  for (const { log } of logs) {
    const missing = await firstMissing(folder, log);
    if (missing !== undefined) return err(problem('CW-RECORD-116', { path: missing }));
  }
  return ok(new ExportedAudit(folder, logs));
}

async function firstMissing(folder: string, log: number): Promise<string | undefined> {
  for (const name of [exportFile.rows(log), exportFile.checkpoints(log), exportFile.tiles(log)]) {
    const path = join(folder, name);
    const there = await access(path).then(
      () => true,
      () => false,
    );
    if (!there) return path;
  }
  return undefined;
}

function readLogs(text: string): readonly SourceLog[] | undefined {
  const value = parseJson(text);
  const isLog = (log: unknown) =>
    typeof log === 'object' && log !== null && 'log' in log && 'size' in log && 'origin' in log;
  return Array.isArray(value) && value.every(isLog) ? (value as readonly SourceLog[]) : undefined;
}

class ExportedAudit implements AuditSource {
  readonly #folder: string;
  readonly #logs: readonly SourceLog[];
  readonly #tiles = new Map<number, Promise<ReadonlyMap<string, FullTile>>>();

  constructor(folder: string, logs: readonly SourceLog[]) {
    this.#folder = folder;
    this.#logs = logs;
  }

  async logs(): Promise<readonly SourceLog[]> {
    return this.#logs;
  }

  async *rows(log: number, from: number): AsyncIterable<SourceRow> {
    for await (const row of this.#lines<SourceRow>(exportFile.rows(log))) {
      if (row.sequence < from) continue;
      yield { ...row, salt: bytes(row.salt), leaf: bytes(row.leaf) };
    }
  }

  async *checkpoints(log: number, from: number): AsyncIterable<SourceCheckpoint> {
    for await (const checkpoint of this.#lines<SourceCheckpoint>(exportFile.checkpoints(log))) {
      if (checkpoint.size > from) yield checkpoint;
    }
  }

  async tile(log: number, level: number, index: number): Promise<FullTile | undefined> {
    const tiles = this.#tiles.get(log) ?? this.#readTiles(log);
    this.#tiles.set(log, tiles);
    return (await tiles).get(`${level}/${index}`);
  }

  async indexDifferences(): Promise<readonly IndexDifference[]> {
    return [];
  }

  async close(): Promise<void> {
    // Files are closed as they are read to their end.
  }

  /** All tiles of a log: an eighth of a kilobyte for each four rows, so a gigabyte of rows has some tens of megabytes. */
  async #readTiles(log: number): Promise<ReadonlyMap<string, FullTile>> {
    const tiles = new Map<string, FullTile>();
    for await (const tile of this.#lines<FullTile>(exportFile.tiles(log))) {
      tiles.set(`${tile.level}/${tile.index}`, {
        ...tile,
        hashes: bytes(tile.hashes),
        root: bytes(tile.root),
      });
    }
    return tiles;
  }

  /** The objects of a file. A line that is none stands for nothing, and so will be missing where it should be. */
  async *#lines<T>(name: string): AsyncIterable<T> {
    const input = createReadStream(join(this.#folder, name), 'utf8');
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      const value = parseJson(line);
      if (typeof value === 'object' && value !== null) yield value as T;
    }
  }
}

function bytes(value: unknown): Buffer {
  return Buffer.from(typeof value === 'string' ? value : '', 'base64');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
