import { readableEntries } from './visible-entries.js';

/** What two entries of one person must have in common for the table to decide them alike, disclosure aside. */
const decidedAlike = [
  'person',
  'recorder',
  'private',
  'safeguarding',
  'hidden_online',
  'draft',
  'label_sets',
] as const;

const disclosureRow = 7;

/**
 * Whether all that the visible entry `alias` refers to may surely be seen; false where the gate must be asked. `row` is the row of the table
 * by which the entry is seen.
 *
 * Whatever has the recorder and labels of a visible entry of the same person is visible too (unless this one was disclosed by name), so
 * most references are settled by one look at the key.
 */
export function areReferencesVisible(alias: string, row: string): string {
  const target = `${alias}_t`;
  const alike = decidedAlike.map((column) => `${target}.${column} = ${alias}.${column}`).join(' and ');
  return `${alias}.reference_ids = '{}' or (${row} <> ${disclosureRow}
    and (select count(*) from ${readableEntries} ${target} where ${target}.id = any(${alias}.reference_ids) and ${alike})
      = cardinality(${alias}.reference_ids))`;
}
