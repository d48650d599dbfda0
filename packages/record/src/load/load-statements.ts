import {
  entryColumnNames,
  entryDocument,
  entryExpressions,
  entryMembers,
  member,
} from '../entries/entry-columns.js';
import type { EntryRow } from '../entries/entry-row.js';
import type { Statement } from '../postgres/statement.js';

const insertText = `insert into entry (${entryColumnNames})
select ${entryExpressions((position) => `r.${member(position)}`)}
from json_to_recordset($1::json) as r(${entryMembers})
on conflict do nothing returning id, person, type`;

/** Keeps the rows that are not there yet, all of one recorder, and answers those. */
export function insertRows(rows: readonly EntryRow[]): Statement {
  return { name: 'load_entries', text: insertText, values: [JSON.stringify(rows.map(entryDocument))] };
}

const demographicsText = `insert into demographic_string (person, id, type, recorder, parameter, value)
select person, id, type, recorder, parameter, value
from json_to_recordset($1::json) as r(person uuid, id uuid, type text, recorder text, parameter text, value text)
on conflict do nothing`;

/** Keeps the names and addresses by which the rows are found across people. */
export function insertDemographics(rows: readonly EntryRow[]): Statement {
  const strings = rows.flatMap(({ person, id, type, recorder, index }) =>
    index.strings.map(({ parameter, value }) => ({ person, id, type, recorder, parameter, value })),
  );
  return { name: 'load_demographics', text: demographicsText, values: [JSON.stringify(strings)] };
}
