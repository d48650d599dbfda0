import type { PersonEvent, Recording } from '@causeway/choices';
import type { Instant, OdsCode } from '@causeway/domain';
import type { EventOfPerson } from '../choices/choice-events.js';
import type { EntryRow } from '../entries/entry-row.js';
import { newRecordId } from '../entries/record-id.js';
import { nobody } from '../gate/gate-facts.js';

/** The relationships a load has seen to, `person organisation`, so that each is opened once. */
export type KnownRelationships = Set<string>;

/** What the events of a load are made with. */
export interface LoadedBy {
  readonly by: Recording;
  readonly now: Instant;
  readonly randomBytes: (size: number) => Uint8Array;
  /** Whether people can be registered with the organisation. */
  readonly isPractice: (organisation: OdsCode) => boolean;
}

/**
 * The events that open a relationship of each recorder with everyone it wrote about: who wrote in somebody's record has cared for
 * them. A practice that keeps somebody's Patient is where they are registered.
 */
export function openedRelationships(
  rows: readonly EntryRow[],
  known: KnownRelationships,
  loaded: LoadedBy,
): readonly EventOfPerson[] {
  return rows.flatMap(({ person, recorder, type }) => {
    const organisation = recorder as OdsCode;
    const isRegistration = type === 'Patient' && loaded.isPractice(organisation);
    const key = `${person} ${organisation} ${isRegistration ? 'registration' : 'attendance'}`;
    const isOpen = known.has(key) || known.has(`${person} ${organisation} registration`);
    if (person === nobody || isOpen) return [];
    known.add(key);
    return [{ person, event: openedEvent(organisation, isRegistration, loaded) }];
  });
}

function openedEvent(organisation: OdsCode, isRegistration: boolean, loaded: LoadedBy): PersonEvent {
  return {
    kind: 'relationship-opened',
    id: newRecordId(loaded.randomBytes),
    at: loaded.now,
    by: loaded.by,
    source: 'organisation-policy',
    method: 'form',
    organisation,
    basis: isRegistration ? 'registration' : 'attendance',
  };
}
