import { parseResource, searchIndexOf } from '@causeway/fhir';
import type { EntryLook } from '../gate/entry-look.js';
import type { GatedRow } from '../gate/gated-row.js';
import { storedVersionOf } from '../gate/gated-row.js';
import { visibleIds } from '../gate/visible-ids.js';
import type { HistoryVersion } from '../shared-record.js';

/** One version of an entry that is visible, its labels those of the newest version. */
export interface VersionRow extends Omit<GatedRow, 'hidden_ids'> {
  readonly method: HistoryVersion['method'];
}

/**
 * The versions as they are answered. What an older version refers to is not kept beside it, so it is read from its text, and asked of the
 * gate for all of them at once.
 */
export async function historyVersions(
  look: EntryLook,
  rows: readonly VersionRow[],
): Promise<readonly HistoryVersion[]> {
  const references = rows.map(({ content }) => referencesOf(content));
  const visible = await visibleIds(look, references.flat());
  return rows.map((row, at) => {
    const hidden = (references[at] ?? []).filter((id) => !visible.has(id));
    return {
      ...storedVersionOf({ ...row, hidden_ids: hidden.length === 0 ? null : hidden }),
      method: row.method,
    };
  });
}

function referencesOf(content: string): readonly string[] {
  if (content === '') return [];
  const resource = parseResource(content);
  return resource.ok ? searchIndexOf(resource.value).references : [];
}
