import type { Tx } from '../audit/log-writer.js';
import type { EntryRow } from '../entries/entry-row.js';
import { nobody } from '../gate/gate-facts.js';
import type { Scope } from '../postgres/statement.js';
import type { BulkLoadParts } from './bulk-load.js';

/** The relationships a load has seen to, `person|organisation`, so that each is asked for once. */
export type KnownRelationships = Set<string>;

/** What relationships follow from. */
export interface RelationshipQuestion {
  readonly scope: Scope;
  readonly rows: readonly EntryRow[];
  readonly known: KnownRelationships;
  readonly parts: BulkLoadParts;
}

/** Opens a relationship of the recorder with every person it wrote about: who wrote in somebody's record has cared for them. */
export async function openRelationships(tx: Tx, { scope, rows, known }: RelationshipQuestion): Promise<void> {
  const people = [...new Set(rows.map(({ person }) => person))].filter(
    (person) => person !== nobody && !known.has(`${person}|${scope.organisation}`),
  );
  if (people.length === 0) return;
  for (const person of people) known.add(`${person}|${scope.organisation}`);
  await tx.query(scope, {
    name: 'load_relationships',
    text: `with state as (insert into person_state (person, choices_version) select unnest($1::uuid[]), 0 on conflict do nothing)
insert into care_relationship (person, organisation, valid_until, bases)
select unnest($1::uuid[]), $2::text, 'infinity', '{attendance}' on conflict do nothing`,
    values: [people, scope.organisation],
  });
}
