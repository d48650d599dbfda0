import type { EntryRow } from './entry-row.js';

interface EntryColumn {
  readonly name: string;
  /** The type its value is sent as. */
  readonly type: string;
  readonly value: (row: EntryRow) => unknown;
  /** Makes the value of the column from what is sent; as it is where undefined. */
  readonly made?: (sent: string) => string;
  /** Whether it stands for ever. */
  readonly fixed?: boolean;
}

/** Tokens are kept as their 64-bit hashes, which the database computes, so that one GIN index over numbers serves them all. */
function hashed(sent: string): string {
  return `array(select hashtextextended(t, 0) from unnest(${sent}) t)`;
}

const columns: readonly EntryColumn[] = [
  { name: 'person', type: 'uuid', value: ({ person }) => person, fixed: true },
  { name: 'id', type: 'uuid', value: ({ id }) => id, fixed: true },
  { name: 'type', type: 'text', value: ({ type }) => type, fixed: true },
  { name: 'recorder', type: 'text', value: ({ recorder }) => recorder, fixed: true },
  { name: 'version', type: 'integer', value: ({ version }) => version },
  { name: 'last_updated', type: 'timestamptz', value: ({ lastUpdated }) => lastUpdated },
  { name: 'deleted', type: 'boolean', value: ({ deleted }) => deleted },
  { name: 'method', type: 'text', value: ({ method }) => method },
  { name: 'private', type: 'boolean', value: (row) => row.private },
  { name: 'safeguarding', type: 'boolean', value: ({ safeguarding }) => safeguarding },
  { name: 'hidden_online', type: 'boolean', value: ({ hiddenOnline }) => hiddenOnline },
  { name: 'draft', type: 'boolean', value: ({ draft }) => draft },
  { name: 'label_sets', type: 'text[]', value: ({ labelSets }) => labelSets },
  { name: 'reference_ids', type: 'uuid[]', value: ({ index }) => index.references },
  { name: 'effective_from', type: 'timestamptz', value: ({ index }) => index.effective?.from },
  { name: 'effective_until', type: 'timestamptz', value: ({ index }) => index.effective?.until },
  { name: 'tokens', type: 'text[]', value: ({ index }) => index.tokens, made: hashed },
  {
    name: 'strings',
    type: 'text[]',
    value: ({ index }) => index.strings.map(({ parameter, value }) => `${parameter}=${value}`),
  },
  {
    name: 'date_parameters',
    type: 'text[]',
    value: ({ index }) => index.dates.map(({ parameter }) => parameter),
  },
  { name: 'date_from', type: 'timestamptz[]', value: ({ index }) => index.dates.map(({ from }) => from) },
  { name: 'date_until', type: 'timestamptz[]', value: ({ index }) => index.dates.map(({ until }) => until) },
  {
    name: 'quantity_parameters',
    type: 'text[]',
    value: ({ index }) => index.quantities.map(({ parameter }) => parameter),
  },
  {
    name: 'quantity_low',
    type: 'double precision[]',
    value: ({ index }) => index.quantities.map(({ low }) => low),
  },
  {
    name: 'quantity_high',
    type: 'double precision[]',
    value: ({ index }) => index.quantities.map(({ high }) => high),
  },
  {
    name: 'quantity_units',
    type: 'text[]',
    value: ({ index }) => index.quantities.map(({ unit }) => unit),
  },
  { name: 'content', type: 'text', value: ({ content }) => content },
];

const changing = columns.filter(({ fixed }) => fixed !== true);

/** The names of the columns an entry is kept in, separated by commas, in the order of {@link entryValues}. */
export const entryColumnNames = columns.map(({ name }) => name).join(', ');

/** The values of the columns of `row`, in their order. */
export function entryValues(row: EntryRow): readonly unknown[] {
  return columns.map(({ value }) => value(row));
}

/** What is selected to fill the columns, from the placeholders `own(1)` on. */
export function entryExpressions(own: (position: number, type: string) => string): string {
  return columns.map(({ type, made }, at) => (made ?? asSent)(own(at + 1, type))).join(', ');
}

/** The values of the columns that change with a version, in their order. */
export function changingValues(row: EntryRow): readonly unknown[] {
  return changing.map(({ value }) => value(row));
}

/** What an update sets, `version = $1::integer, …`, from the placeholders `own(1)` on. */
export function changingAssignments(own: (position: number, type: string) => string): string {
  return changing
    .map(({ name, type, made }, at) => `${name} = ${(made ?? asSent)(own(at + 1, type))}`)
    .join(', ');
}

/** The columns as the members of a JSON document of many rows: `c1 uuid, c2 uuid, …`, as `json_to_recordset` wants them told. */
export const entryMembers = columns.map(({ type }, at) => `${member(at + 1)} ${type}`).join(', ');

/** `row` as such a document. */
export function entryDocument(row: EntryRow): Readonly<Record<string, unknown>> {
  return Object.fromEntries(columns.map(({ value }, at) => [member(at + 1), value(row) ?? null]));
}

/** The member that holds the value of the column at `position`, from 1. */
export function member(position: number): string {
  return `c${position}`;
}

/** How many columns there are: the next placeholder after theirs is one more. */
export const entryColumnCount = columns.length;

/** How many of them change with a version. */
export const changingColumnCount = changing.length;

function asSent(sent: string): string {
  return sent;
}
