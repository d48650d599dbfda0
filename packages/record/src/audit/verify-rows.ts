import type { Instant } from '@causeway/domain';
import type { AuditSource, SourceCheckpoint, SourceLog, SourceRow } from './audit-source.js';
import { openCheckpoint } from './checkpoint.js';
import type { LogFault } from './log-fault.js';
import { fault } from './log-fault.js';
import { hashBytes, leafHash } from './merkle-hash.js';
import { readText, rowFaults } from './row-check.js';
import type { NoteVerifier } from './signed-note.js';
import type { FullTile, TreeState } from './tree-state.js';
import { grow, rootOf, tileWidth } from './tree-state.js';

/** What a log says of another at the moment it was taken up: see `log-start.ts`. */
export interface Witness {
  readonly by: { readonly log: number; readonly sequence: number };
  readonly log: number;
  readonly size: number;
  readonly root: string;
}

/** What the walk over the rows of a log came to. */
export interface Walked {
  readonly rows: number;
  readonly checkpoints: number;
  readonly witnesses: readonly Witness[];
  readonly faults: readonly LogFault[];
}

/** Where a walk begins: at the beginning, or at a checkpoint whose tree is known. */
export interface WalkStart {
  readonly log: SourceLog;
  readonly tree: TreeState;
  readonly at: Instant;
}

const earliest = '0000' as Instant;
/** More than these of one log say nothing new. */
const mostFaults = 1000;

/** Reads the rows and the checkpoints of a log side by side, and computes every leaf and every root again. */
export class LogWalk {
  readonly #source: AuditSource;
  readonly #verifier: NoteVerifier;
  readonly #log: SourceLog;
  readonly #from: number;
  readonly #faults: LogFault[] = [];
  readonly #witnesses: Witness[] = [];
  /** Undefined once rows are missing whose hashes nobody knows: no root can be computed after that. */
  #tree: TreeState | undefined;
  #lastAt: Instant;
  #lastCheckpoint: { readonly size: number; readonly at: Instant };
  #checkpoints = 0;
  #expected: number;
  #tile: FullTile | undefined;

  constructor(source: AuditSource, verifier: NoteVerifier, start: WalkStart) {
    this.#source = source;
    this.#verifier = verifier;
    this.#log = start.log;
    this.#from = start.tree.size;
    this.#tree = start.tree;
    this.#expected = start.tree.size;
    this.#lastAt = start.at;
    this.#lastCheckpoint = { size: start.tree.size, at: start.at };
  }

  async run(): Promise<Walked> {
    const rows = this.#source.rows(this.#log.log, this.#from)[Symbol.asyncIterator]();
    let row = await rows.next();
    for await (const checkpoint of this.#source.checkpoints(this.#log.log, this.#from)) {
      while (!row.done && row.value.sequence < checkpoint.size) {
        await this.#addRow(row.value);
        row = await rows.next();
      }
      await this.#reach(checkpoint.size);
      this.#checkCheckpoint(checkpoint);
    }
    const unsigned = this.#expected;
    let inserted = 0;
    for (; !row.done; row = await rows.next()) inserted += 1;
    this.#checkEnd(unsigned, inserted);
    return {
      rows: this.#expected - this.#from + inserted,
      checkpoints: this.#checkpoints,
      witnesses: this.#witnesses,
      faults: this.#faults,
    };
  }

  async #addRow(row: SourceRow): Promise<void> {
    await this.#reach(row.sequence);
    const context = { log: this.#log.log, sequence: this.#expected, lastAt: this.#lastAt };
    const found = rowFaults(row, context);
    this.#note(...found);
    if (found.length === 0) this.#listen(row);
    await this.#addLeaf(leafHash(row.leaf), row.sequence);
    this.#lastAt = row.at > this.#lastAt ? row.at : this.#lastAt;
  }

  /** Passes over rows that are not there, up to before `sequence`; where their tile is full, their hashes are known from it. */
  async #reach(sequence: number): Promise<void> {
    if (sequence <= this.#expected) return;
    const missing = { log: this.#log.log, from: this.#expected, to: sequence - 1 };
    this.#note(fault('dropped', missing, 'Rows that were signed are missing.'));
    while (this.#expected < sequence && this.#tree !== undefined) {
      const hash = await this.#tileHash(this.#expected);
      if (hash === undefined) this.#tree = undefined;
      else await this.#grow(hash);
    }
    this.#expected = sequence;
  }

  async #addLeaf(hash: Uint8Array, sequence: number): Promise<void> {
    const kept = await this.#tileHash(sequence);
    if (kept !== undefined && !Buffer.from(kept).equals(hash)) {
      this.#note(
        fault('changed', { log: this.#log.log, from: sequence }, 'The row is not the one that was signed.'),
      );
    }
    await this.#grow(kept ?? hash);
  }

  async #grow(hash: Uint8Array): Promise<void> {
    this.#expected += 1;
    if (this.#tree === undefined) return;
    const grown = grow(this.#tree, [hash]);
    this.#tree = grown.tree;
    for (const tile of grown.tiles) await this.#checkTile(tile);
  }

  /** Proofs are made from tiles, so a tile that is not what the rows make of it would make them false. */
  async #checkTile({ level, index, hashes, root }: FullTile): Promise<void> {
    const kept = await this.#source.tile(this.#log.log, level, index);
    const width = tileWidth ** (level + 1);
    const place = { log: this.#log.log, from: index * width, to: (index + 1) * width - 1 };
    if (kept === undefined) {
      this.#note(fault('dropped', place, 'The hashes of these rows are missing.'));
    } else if (!Buffer.from(kept.hashes).equals(hashes) || !Buffer.from(kept.root).equals(root)) {
      this.#note(fault('changed', place, 'The hashes kept of these rows are not theirs.'));
    }
  }

  async #tileHash(sequence: number): Promise<Uint8Array | undefined> {
    const index = Math.floor(sequence / tileWidth);
    if ((index + 1) * tileWidth > this.#log.size) return undefined;
    if (this.#tile?.index !== index) this.#tile = await this.#source.tile(this.#log.log, 0, index);
    const at = (sequence % tileWidth) * hashBytes;
    return this.#tile?.hashes.subarray(at, at + hashBytes);
  }

  #listen(row: SourceRow): void {
    const said = readText(row.text);
    if (said?.action !== 'log-start' || typeof said.more !== 'object' || said.more === null) return;
    for (const [name, value] of Object.entries(said.more)) {
      const [size = '', root = ''] = String(value).split(' ');
      const by = { log: this.#log.log, sequence: row.sequence };
      this.#witnesses.push({ by, log: Number(name.replace('log-', '')), size: Number(size), root });
    }
  }

  #checkCheckpoint(kept: SourceCheckpoint): void {
    this.#checkpoints += 1;
    const place = { log: this.#log.log, from: this.#lastCheckpoint.size, to: kept.size - 1 };
    const signed = openCheckpoint(kept.note, this.#verifier);
    if (signed === undefined || signed.origin !== this.#log.origin || signed.size !== kept.size) {
      this.#note(
        fault(
          'forged-checkpoint',
          place,
          'The checkpoint after these rows is not one that was signed for them.',
        ),
      );
    } else {
      if (signed.at < this.#lastCheckpoint.at || signed.at !== kept.at) {
        this.#note(
          fault(
            'back-dated',
            place,
            'The checkpoint after these rows is of an earlier time than it should be.',
          ),
        );
      }
      if (this.#tree !== undefined && !Buffer.from(signed.root).equals(rootOf(this.#tree))) {
        this.#note(fault('changed', place, 'These rows are not those that were signed.'));
        this.#tree = undefined;
      }
      this.#lastCheckpoint = { size: kept.size, at: signed.at };
    }
  }

  #checkEnd(signedRows: number, inserted: number): void {
    const { log, size } = this.#log;
    if (inserted > 0) {
      const to = signedRows + inserted - 1;
      this.#note(fault('inserted', { log, from: signedRows, to }, 'Rows that no checkpoint signed.'));
    }
    if (size > signedRows) {
      this.#note(
        fault(
          'dropped',
          { log, from: signedRows, to: size - 1 },
          'Rows that the log has by its size are missing.',
        ),
      );
    }
    if (size < signedRows) {
      this.#note(
        fault(
          'changed',
          { log, from: size, to: signedRows - 1 },
          'The log says it is smaller than was signed.',
        ),
      );
    }
  }

  /** Faults of one kind that follow on each other become one of more rows. */
  #note(...faults: readonly LogFault[]): void {
    for (const found of faults) {
      const at = this.#faults.findLastIndex(({ detail }) => detail === found.detail);
      const before = this.#faults[at];
      if (before?.to === found.from - 1) this.#faults[at] = { ...before, to: found.to };
      else if (this.#faults.length < mostFaults) this.#faults.push(found);
    }
  }
}

/** The beginning of a log. */
export function fromTheBeginning(log: SourceLog, tree: TreeState): WalkStart {
  return { log, tree, at: earliest };
}
