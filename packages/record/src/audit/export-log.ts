import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { AuditSource, SourceLog } from './audit-source.js';
import { tileWidth } from './tree-state.js';

const ownerOnly = 0o600;

/** The name of a file of an export. */
export const exportFile = {
  logs: 'logs.json',
  rows: (log: number) => `log-${log}.rows.ndjson`,
  checkpoints: (log: number) => `log-${log}.checkpoints.ndjson`,
  tiles: (log: number) => `log-${log}.tiles.ndjson`,
} as const;

/**
 * Writes a copy of the access log into `folder` (made where it is absent; mode 0700): `logs.json`, and for each log its rows,
 * checkpoints and tiles, one JSON object a line. It can be verified without the database. The rows say who looked at whom: keep it as
 * you keep the record. Gives how many rows there were.
 */
export async function exportLog(source: AuditSource, folder: string): Promise<number> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const logs = await source.logs();
  for (const log of logs) await exportOne(source, log, folder);
  await writeFile(join(folder, exportFile.logs), `${JSON.stringify(logs, undefined, 2)}\n`, {
    mode: ownerOnly,
  });
  return logs.reduce((rows, { size }) => rows + size, 0);
}

async function exportOne(source: AuditSource, log: SourceLog, folder: string): Promise<void> {
  const write = (name: string, items: AsyncIterable<object>) => writeLines(join(folder, name), items);
  await write(exportFile.rows(log.log), source.rows(log.log, 0));
  await write(exportFile.checkpoints(log.log), source.checkpoints(log.log, 0));
  await write(exportFile.tiles(log.log), tilesOf(source, log));
}

async function* tilesOf(source: AuditSource, { log, size }: SourceLog): AsyncIterable<object> {
  for (let level = 0; tileWidth ** (level + 1) <= size; level += 1) {
    for (let index = 0; (index + 1) * tileWidth ** (level + 1) <= size; index += 1) {
      const tile = await source.tile(log, level, index);
      if (tile !== undefined) yield tile;
    }
  }
}

async function writeLines(path: string, items: AsyncIterable<object>): Promise<void> {
  const lines = async function* () {
    for await (const item of items) yield `${JSON.stringify(item, bytesAsBase64)}\n`;
  };
  await pipeline(Readable.from(lines()), createWriteStream(path, { mode: ownerOnly }));
}

/** Bytes as base64; `this` is the object, as the driver's buffers have a spelling of their own before we are asked. */
function bytesAsBase64(this: unknown, name: string, value: unknown): unknown {
  const own = (this as Record<string, unknown>)[name];
  return own instanceof Uint8Array ? Buffer.from(own).toString('base64') : value;
}
