import type { Runner, Scope } from '../postgres/statement.js';
import type { AccessLogRow } from '../record-choices.js';
import type { AccessFacts, RowPlace } from './access-facts.js';
import type { PersonRow } from './prove-rows.js';
import { proveRows } from './prove-rows.js';

/** Which rows of the access log about a person are asked for. */
export interface AccessQuestion {
  readonly person: string;
  /** How many at most. */
  readonly count: number;
  /** Where the page before ended. */
  readonly cursor?: string;
  /** True for an officer, who sees also what is held back from the person. */
  readonly withHeld?: boolean;
}

/** A page of the access log about a person, newest first. */
export interface AccessPage {
  readonly rows: readonly AccessLogRow[];
  readonly next: string | undefined;
}

const pageText = `select p.log, p.sequence, p.at, r.salt, r.text
from access_of_person p join access_row r on r.log = p.log and r.sequence = p.sequence
where p.person = $1 and (p.held_until is null or p.held_until <= $2 or $3)
  and (p.at, p.log, p.sequence) < ($4, $5, $6)
order by p.at desc, p.log desc, p.sequence desc limit $7`;

/**
 * The rows about one person, each with the proof that it stands in its log. The database shows `scope` the rows of the own person and
 * of the own organisation, whatever is asked. A cursor that is none begins at the newest.
 */
export async function readAccessOfPerson(
  runner: Runner,
  scope: Scope,
  question: AccessQuestion,
): Promise<AccessPage> {
  const { person, count, cursor, withHeld = false } = question;
  const found = await runner.query<PersonRow>(scope, {
    name: 'access_of_person',
    text: pageText,
    values: [person, scope.now, withHeld, ...positionOf(cursor), count + 1],
  });
  const rows = found.slice(0, count);
  const last = rows.at(-1);
  const proofs = await proveRows(runner, scope, rows);
  return {
    rows: rows.map((row, at) => ({ ...wordsOf(row), proof: proofs[at] })),
    next: found.length > count && last !== undefined ? cursorOf(last) : undefined,
  };
}

function wordsOf({ log, sequence, at, text }: PersonRow): Omit<AccessLogRow, 'proof'> {
  const said = JSON.parse(text) as Partial<AccessFacts & RowPlace>;
  return {
    log: String(log),
    sequence,
    at,
    user: said.user ?? '',
    role: said.role ?? '',
    organisation: said.organisation,
    purpose: said.purpose ?? '',
    action: said.action ?? 'read',
    basis: said.basis ?? '',
    row: said.row,
    entries: said.entries ?? [],
    kinds: said.kinds ?? [],
  };
}

const newest = ['infinity', 0, 0] as const;

function cursorOf({ at, log, sequence }: PersonRow): string {
  return Buffer.from(`${at} ${log} ${sequence}`).toString('base64url');
}

function positionOf(cursor: string | undefined): readonly (string | number)[] {
  const text = Buffer.from(cursor ?? '', 'base64url').toString();
  const [, at, log, sequence] = /^(\d{4}-\d\d-\d\dT[\d:.]{12}Z) (\d{1,9}) (\d{1,15})$/.exec(text) ?? [];
  return at === undefined ? newest : [at, Number(log), Number(sequence)];
}
