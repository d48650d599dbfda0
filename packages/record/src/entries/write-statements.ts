import type { GatedShape } from '../gate/gated-statement.js';
import type { Statement } from '../postgres/statement.js';
import {
  changingAssignments,
  changingColumnCount,
  changingValues,
  entryColumnCount,
  entryColumnNames,
  entryExpressions,
  entryValues,
} from './entry-columns.js';
import type { EntryLabels } from './entry-labels.js';
import type { EntryRow } from './entry-row.js';

const plain = (position: number, type: string) => `$${position}::${type}`;

const insertText = `insert into entry (${entryColumnNames}) select ${entryExpressions(plain)} returning id`;

/** Keeps a new entry, whoever it is about: for a Patient, and for what belongs to nobody. */
export function insertEntry(row: EntryRow): Statement {
  return { name: 'entry_insert', text: insertText, values: entryValues(row) };
}

/** Keeps a new entry of a person whose Patient the asker may see, and answers its id; no row where there is none that they may see. */
export const insertEntryOfPerson: GatedShape = {
  name: 'entry_insert_of_person',
  text: (gate, own) => {
    const { from, where } = gate.visible('p');
    return `insert into entry (${entryColumnNames}) select ${entryExpressions(own)}
from ${from}
where p.id = ${own(entryColumnCount + 1, 'uuid')} and p.person = ${own(entryColumnCount + 1, 'uuid')} and p.type = 'Patient'
  and not p.deleted and ${where} returning id`;
  },
};

/** The values of {@link insertEntryOfPerson}. */
export function insertOfPersonValues(row: EntryRow): readonly unknown[] {
  return [...entryValues(row), row.person];
}

const versionColumns = 'person, id, version, type, recorder, last_updated, deleted, method, content';

/** Keeps the version that stands, and sets `assignments`; whose place stands in the three placeholders from `first`. */
function superseding(assignments: string, first: number): string {
  const place = `person = ${plain(first, 'uuid')} and id = ${plain(first + 1, 'uuid')} and version = ${plain(first + 2, 'integer')}`;
  return `with superseded as (
  insert into entry_version (${versionColumns}) select ${versionColumns} from entry where ${place} returning 1),
before as (select private, safeguarding, hidden_online, draft, label_sets from entry where ${place})
update entry set ${assignments} from before where ${place} and exists (select from superseded)
returning before.*`;
}

const replaceText = superseding(changingAssignments(plain), changingColumnCount + 1);

/** The labels of the version that was superseded, as the statement that superseded it answers them. */
export interface LabelsBefore {
  readonly private: boolean;
  readonly safeguarding: boolean;
  readonly hidden_online: boolean;
  readonly draft: boolean;
  readonly label_sets: readonly string[];
}

/** The same, named as elsewhere. */
export function labelsOf({
  hidden_online: hiddenOnline,
  label_sets: labelSets,
  ...rest
}: LabelsBefore): EntryLabels {
  return { ...rest, hiddenOnline, labelSets };
}

/**
 * Puts `row` in the place of the version before it, which is kept; answers the {@link LabelsBefore}, and no row where that version is no
 * longer the newest.
 */
export function replaceEntry(row: EntryRow): Statement {
  return {
    name: 'entry_replace',
    text: replaceText,
    values: [...changingValues(row), row.person, row.id, row.version - 1],
  };
}

const indexColumns = [
  'reference_ids',
  'tokens',
  'strings',
  'date_parameters',
  'date_from',
  'date_until',
  'quantity_parameters',
  'quantity_low',
  'quantity_high',
  'quantity_units',
];
const unindexed = indexColumns.map((name) => `${name} = '{}'`).join(', ');
const removeText = superseding(
  `version = $3::integer + 1, last_updated = $4::timestamptz, deleted = true, method = 'DELETE', content = '', ${unindexed}`,
  1,
);

/** Puts a deletion in the place of the version before `version`; its labels stay. No row where that is no longer the newest. */
export function removeEntryStatement(gone: {
  readonly person: string;
  readonly id: string;
  readonly version: number;
  readonly last_updated: string;
}): Statement {
  const { person, id, version, last_updated: at } = gone;
  return { name: 'entry_remove', text: removeText, values: [person, id, version - 1, at] };
}

const demographicTypes = new Set(['Patient', 'Practitioner', 'Organization']);

const demographicText = `with gone as (delete from demographic_string where person = $1::uuid and id = $2::uuid
  and (parameter, value) not in (select p, v from unnest($5::text[], $6::text[]) n(p, v)))
insert into demographic_string (person, id, type, recorder, parameter, value)
select $1::uuid, $2::uuid, $3::text, $4::text, p, v from unnest($5::text[], $6::text[]) n(p, v) on conflict do nothing`;

/** Keeps the names and addresses by which `row` is found across people; undefined for types that are not. */
export function keepDemographics({ person, id, type, recorder, index }: EntryRow): Statement | undefined {
  if (!demographicTypes.has(type)) return undefined;
  const names = index.strings.map(({ parameter }) => parameter);
  const values = index.strings.map(({ value }) => value);
  return {
    name: 'entry_demographics',
    text: demographicText,
    values: [person, id, type, recorder, names, values],
  };
}

/** Forgets the names and addresses of what was deleted. */
export function forgetDemographics({
  person,
  id,
}: {
  readonly person: string;
  readonly id: string;
}): Statement {
  return {
    name: 'entry_demographics_forgotten',
    text: 'delete from demographic_string where person = $1::uuid and id = $2::uuid',
    values: [person, id],
  };
}
