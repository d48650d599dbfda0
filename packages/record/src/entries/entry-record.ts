import type { Store } from '../postgres/store.js';
import { answering } from '../postgres/store-failure.js';
import type { SharedRecord } from '../shared-record.js';
import { writing } from './begin-write.js';
import { createEntry } from './create-entry.js';
import type { EntryParts } from './entry-parts.js';
import { readEntry } from './read-entry.js';
import { removeEntry } from './remove-entry.js';
import { changeEntry } from './update-entry.js';

/** The part of the record that reads and writes entries one by one. */
export type EntryRecord = Pick<SharedRecord, 'read' | 'create' | 'update' | 'remove'>;

/** Reads and writes entries of `store`, each through the gate. */
export function entryRecord(store: Store): EntryRecord {
  const parts: EntryParts = { store, texts: new Map() };
  return {
    read: (asker, key) => answering(() => readEntry(parts, asker, key)),
    create: (asker, resource) =>
      answering(() =>
        writing(parts, { asker, kind: resource.resourceType }, (write) => createEntry(write, resource)),
      ),
    update: (asker, resource, place) =>
      answering(() =>
        writing(parts, { asker, kind: place.key.type }, (write) =>
          changeEntry(write, place, { method: 'PUT', resource: () => ({ ok: true, value: resource }) }),
        ),
      ),
    remove: (asker, key, options = {}) =>
      answering(() =>
        writing(parts, { asker, kind: key.type }, (write) => removeEntry(write, { key, ...options })),
      ),
  };
}
