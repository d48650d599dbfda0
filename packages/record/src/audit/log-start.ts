import type { Client } from 'pg';
import { plainQuery } from '../postgres/scoped-query.js';
import type { Statement } from '../postgres/statement.js';
import type { AccessFacts } from './access-facts.js';

/** The newest checkpoint of each log but one. */
function othersCheckpoints(log: number): Statement {
  return {
    text: `select l.log, c.note from access_log l
join lateral (select note from access_checkpoint c where c.log = l.log order by size desc limit 1) c on true
where l.log <> $1 order by l.log`,
    values: [log],
  };
}

/**
 * The row with which a writer takes up `log`. It names size and root of every other log as they were then, so that one log vouches for
 * the others: to cut the tail off one, all that were taken up since must be forged too.
 */
export async function logStart(client: Client, log: number): Promise<AccessFacts> {
  const others = await plainQuery<{ log: number; note: string }>(client, othersCheckpoints(log));
  const witnessed = others.map((other) => [`log-${other.log}`, sizeAndRoot(other.note)] as const);
  return {
    user: 'causeway',
    role: 'system',
    session: '',
    purpose: 'audit',
    action: 'log-start',
    basis: 'system',
    entries: [],
    kinds: [],
    outcome: 'permit',
    more: Object.fromEntries(witnessed),
  };
}

function sizeAndRoot(note: string): string {
  return note.split('\n').slice(1, 3).join(' ');
}
