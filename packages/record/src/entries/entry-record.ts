import { ok } from '@causeway/domain';
import { answering } from '../postgres/store-failure.js';
import type { SharedRecord } from '../shared-record.js';
import { writing } from './begin-write.js';
import { createUnlessThere, updateWhere } from './conditional-write.js';
import { createEntry } from './create-entry.js';
import type { EntryParts } from './entry-parts.js';
import type { EntrySearch } from './entry-search.js';
import { patchChange } from './patch-change.js';
import { readEntry } from './read-entry.js';
import { readEverything } from './read-everything.js';
import { readHistory } from './read-history.js';
import { readVersion } from './read-version.js';
import { newRecordId } from './record-id.js';
import { removeEntry } from './remove-entry.js';
import { runTransaction } from './transaction.js';
import { changeEntry } from './update-entry.js';

type Reads = Pick<SharedRecord, 'read' | 'readVersion' | 'history' | 'everything'>;
type Writes = Pick<SharedRecord, 'create' | 'update' | 'updateWhere' | 'patch' | 'remove' | 'transaction'>;

/** The part of the record that reads and writes entries. */
export type EntryRecord = Reads & Writes;

/** Reads and writes entries, each through the gate; conditional writes find theirs by `search`. */
export function entryRecord(parts: EntryParts & { readonly search: EntrySearch }): EntryRecord {
  return { ...reads(parts), ...writes(parts) };
}

function reads(parts: EntryParts): Reads {
  return {
    read: (asker, key) => answering(() => readEntry(parts, asker, key)),
    readVersion: (asker, key, version) => answering(() => readVersion(parts, asker, { ...key, version })),
    history: (asker, of, question) => answering(() => readHistory(parts, asker, { of, question })),
    everything: (asker, person, question) =>
      answering(() => readEverything(parts, asker, { person, question })),
  };
}

/** Kinds whose writing writes more than their entry: what begins a person, and what becomes choices. */
const writingMore: ReadonlySet<string> = new Set(['Patient', 'Consent']);

function touched({ type, id }: { readonly type: string; readonly id: string }): string | undefined {
  return writingMore.has(type) ? undefined : id;
}

function writes(parts: EntryParts & { readonly search: EntrySearch }): Writes {
  const { search } = parts;
  return {
    create: (asker, resource, { ifNoneExist } = {}) =>
      answering(() => {
        const { resourceType: kind } = resource;
        if (ifNoneExist !== undefined) {
          return writing(parts, { asker, kind }, (write) =>
            createUnlessThere({ ...write, search }, resource, ifNoneExist),
          );
        }
        const id = newRecordId(parts.store.randomBytes);
        return writing(parts, { asker, kind, touches: touched({ type: kind, id }) }, (write) =>
          createEntry(write, resource, id),
        );
      }),
    update: (asker, resource, place) =>
      answering(() =>
        writing(parts, { asker, kind: place.key.type, touches: touched(place.key) }, (write) =>
          changeEntry(write, place, { method: 'PUT', resource: () => ok(resource) }),
        ),
      ),
    updateWhere: (asker, resource, where) =>
      answering(() =>
        writing(parts, { asker, kind: where.type }, (write) =>
          updateWhere({ ...write, search }, resource, where),
        ),
      ),
    patch: (asker, patch, place) =>
      answering(() =>
        writing(parts, { asker, kind: place.key.type, touches: touched(place.key) }, (write) =>
          changeEntry(write, place, patchChange(patch)),
        ),
      ),
    remove: (asker, key, options = {}) =>
      answering(() =>
        writing(parts, { asker, kind: key.type, touches: touched(key) }, (write) =>
          removeEntry(write, { key, ...options }),
        ),
      ),
    transaction: (asker, operations) => answering(() => runTransaction(parts, asker, operations)),
  };
}
