import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { PersonEvent, RegionEvent } from '@causeway/choices';
import {
  type Instant,
  instantOfMs,
  msOfInstant,
  type OdsCode,
  type Organisation,
  parseInstant,
} from '@causeway/domain';
import type { EventOfPerson, LoadIdentity } from '@causeway/record';

/** The organisations of a region folder, of its `region.json`. */
export async function organisationsOf(region: string): Promise<readonly Organisation[]> {
  const text = await readFile(join(region, 'region.json'), 'utf8');
  return (JSON.parse(text) as { organisations: readonly Organisation[] }).organisations;
}

const loader = { user: 'causeway-load', role: 'system' } as const;

/** That these organisations are there, as events of now. */
export function organisationEvents(
  organisations: readonly {
    readonly ods: OdsCode;
    readonly name: string;
    readonly kind?: string;
    readonly officers?: OdsCode;
  }[],
  { now, identity }: { readonly now: Instant; readonly identity: LoadIdentity },
): readonly RegionEvent[] {
  return organisations.map(({ ods, name, kind, officers }) => ({
    kind: 'organisation-set',
    id: identity('organisation-set', `${ods} ${now}`),
    at: now,
    by: loader,
    source: 'organisation-policy',
    method: 'form',
    organisation: ods,
    name,
    ...(kind === undefined ? {} : { organisationKind: kind }),
    ...(officers === undefined ? {} : { officers }),
    suspended: false,
  }));
}

/** Where people of the region stand in the record, by the local id of an organisation. */
export type PeopleByLocalId = ReadonlyMap<string, string>;

/** What `choices/sharing.csv` comes to. */
export interface SharingOfRegion {
  readonly events: readonly EventOfPerson[];
  /** Rows that only repeat an organisation's policy: nobody was asked, so they are no choice of anyone's. */
  readonly byPolicy: number;
  /** Rows that could not be read, or are of nobody in the record. */
  readonly notUnderstood: number;
}

interface SharingParts {
  readonly people: PeopleByLocalId;
  readonly identity: LoadIdentity;
  readonly now: Instant;
}

/** A day counts from its first moment; one that has not come yet counts as now. */
function momentOf(day: string, now: Instant): Instant | undefined {
  const parsed = parseInstant(`${day}T00:00:00Z`);
  if (!parsed.ok) return undefined;
  return instantOfMs(Math.min(msOfInstant(parsed.value), msOfInstant(now)));
}

function eventOf(
  cells: readonly string[],
  { people, identity, now }: SharingParts,
): EventOfPerson | undefined {
  const [ods = '', localId = '', direction, decision, , recordedAt = '', recordedBy = ''] = cells;
  const person = people.get(localId);
  const at = momentOf(recordedAt, now);
  const isRead = (direction === 'out' || direction === 'in') && (decision === 'yes' || decision === 'no');
  if (person === undefined || at === undefined || !isRead) return undefined;
  const organisation = ods as OdsCode;
  const event: PersonEvent = {
    kind: 'sharing-set',
    // The same at every load, so that a choice that was loaded before is recognised.
    id: identity('sharing-set', cells.join(',')),
    at,
    by: { user: recordedBy, role: 'system', organisation },
    source: 'patient',
    method: 'spoken',
    organisation,
    direction,
    decision,
  };
  return { person, event };
}

/** The choices of `choices/sharing.csv` as events. Source: overview.md section 4. */
export async function sharingOfRegion(region: string, parts: SharingParts): Promise<SharingOfRegion> {
  const events: EventOfPerson[] = [];
  let [byPolicy, notUnderstood, isHeading] = [0, 0, true];
  const input = createReadStream(join(region, 'choices', 'sharing.csv'));
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    const cells = line.split(',');
    const event = isHeading || line === '' ? undefined : eventOf(cells, parts);
    if (isHeading || line === '') isHeading = false;
    else if (cells[4] === 'policy') byPolicy += 1;
    else if (event === undefined) notUnderstood += 1;
    else events.push(event);
  }
  return { events, byPolicy, notUnderstood };
}
