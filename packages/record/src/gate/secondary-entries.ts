import type { Asker, NationalOptOut, ReleaseTerms, SecondaryUseCase } from '@causeway/choices';
import type { OrganisationKind } from '@causeway/domain';
import { isOrganisationKind, nhsNumberSystem } from '@causeway/domain';
import type { Resource } from '@causeway/fhir';
import { isObject, parseResource } from '@causeway/fhir';
import { codesOf } from '../entries/codes-of.js';
import type { Statement } from '../postgres/statement.js';
import type { GatedRow } from './gated-row.js';
import { readableEntries } from './visible-entries.js';

/** The releases that were approved for uses beyond direct care, and the fresh answer of the national data opt-out. */
export interface ApprovedReleases {
  /** The terms of the release for which the asker takes data; undefined where none was approved. */
  termsFor(asker: Asker): ReleaseTerms | undefined;
  /** What the cleaned list says of the NHS number; undefined where the person has none. */
  nationalOptOutOf(nhsNumber: string | undefined): NationalOptOut;
}

/** An own entry with what section 3 asks of the person and the entry. */
export interface SecondaryRow extends Omit<GatedRow, 'rule_row' | 'preference_version' | 'hidden_ids'> {
  readonly private: boolean;
  readonly safeguarding: boolean;
  readonly recorder_kind: string | null;
  readonly type_1: boolean;
  readonly national: boolean;
  /** The text of the person's Patient, for the NHS number alone. */
  readonly patient: string | null;
}

/**
 * Entries of one type that the organisation itself recorded about the persons, whom it may not share by section 1 for another purpose; each
 * is then decided by section 3. What others recorded is never taken from here.
 */
export function secondaryEntries(question: {
  readonly organisation: string;
  readonly persons: readonly string[];
  readonly type: string;
  readonly since: string | undefined;
}): Statement {
  const { organisation, persons, type, since } = question;
  return { name: 'secondary_entries', text, values: [organisation, persons, type, since] };
}

const objected = (family: string) =>
  `exists (select from objection o where o.person = e.person and o.family = '${family}' and o.objected)`;

const text = `select e.person, e.id, e.type, e.version, e.last_updated, e.deleted, e.recorder, e.content, e.private, e.safeguarding,
  a.kind as recorder_kind, ${objected('type-1')} as type_1, ${objected('national')} as national,
  (select p.content from ${readableEntries} p where p.person = e.person and p.id = e.person) as patient
from ${readableEntries} e left join organisation_state a on a.organisation = e.recorder
where e.recorder = $1::text and e.person = any($2::uuid[]) and e.type = $3::text and not e.deleted
  and ($4::timestamptz is null or e.last_updated >= $4::timestamptz)
order by e.person, e.id`;

/** What section 3 decides about the entry in the release. What cannot be told stays unknown, which lets nothing in. */
export function secondaryUseCase(
  row: SecondaryRow,
  release: ReleaseTerms,
  releases: ApprovedReleases,
): SecondaryUseCase {
  const resource = parseResource(row.content);
  const optOut = releases.nationalOptOutOf(nhsNumberIn(row.patient));
  return {
    release,
    person: {
      inCohort: true,
      refusedRelease: false,
      consentedToRelease: undefined,
      type1Active: row.type_1,
      nationalOptOut: row.national ? 'opted-out' : optOut,
      typeTwo: undefined,
    },
    entry: {
      recordOf: kindOf(row.recorder_kind),
      codes: resource.ok ? codesOf(resource.value) : [],
      isPrivate: row.private,
      isSafeguarding: row.safeguarding,
    },
  };
}

function kindOf(kind: string | null): OrganisationKind | undefined {
  return kind !== null && isOrganisationKind(kind) ? kind : undefined;
}

function nhsNumberIn(patient: string | null): string | undefined {
  const resource = patient === null || patient === '' ? undefined : parseResource(patient);
  return resource?.ok === true ? numberOf(resource.value) : undefined;
}

function numberOf({ identifier }: Resource): string | undefined {
  const found = [identifier].flat().find((each) => isObject(each) && each.system === nhsNumberSystem);
  return isObject(found) && typeof found.value === 'string' ? found.value : undefined;
}
