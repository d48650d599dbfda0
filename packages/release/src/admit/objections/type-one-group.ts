import { type1Active } from '@causeway/choices';
import type { LocalDate, OdsCode } from '@causeway/domain';
import type { UnderstoodObjection } from './understood-objection.js';

/** One row of a practice's record of a person: until when it holds, and the person's valid NHS number. */
export interface Registration {
  readonly recordId: string;
  readonly ods: OdsCode;
  readonly nhsNumber: string | null;
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
}

/** The GP records that are of one person as far as their NHS numbers say, and what was said in them. */
export interface TypeOneGroup {
  readonly registrations: readonly Registration[];
  readonly objections: readonly UnderstoodObjection[];
}

/** The id of the record in which an objection stands. */
export function recordOf({ ods, localId }: Pick<UnderstoodObjection, 'ods' | 'localId'>): string {
  return `${ods}:${localId}`;
}

/**
 * The records and objections by person: two GP records are one person's where they share a valid NHS number, now or in their history.
 * An objection whose record was not sent makes a group of its own. In order of the first record id.
 */
export function typeOneGroups(
  registrations: readonly Registration[],
  objections: readonly UnderstoodObjection[],
): readonly TypeOneGroup[] {
  const groupOf = new Map<string, MutableGroup>();
  for (const registration of registrations) {
    const { recordId, nhsNumber } = registration;
    const keys = [recordId, ...(nhsNumber === null ? [] : [nhsNumber])];
    joined(groupOf, keys).registrations.push(registration);
  }
  for (const objection of objections) joined(groupOf, [recordOf(objection)]).objections.push(objection);
  return [...new Set(groupOf.values())];
}

interface MutableGroup {
  readonly registrations: Registration[];
  readonly objections: UnderstoodObjection[];
  readonly keys: string[];
}

/** The group that all these keys belong to, the groups that had some of them now one. */
function joined(groupOf: Map<string, MutableGroup>, keys: readonly string[]): MutableGroup {
  const found = new Set(keys.flatMap((key) => groupOf.get(key) ?? []));
  const [first = { registrations: [], objections: [], keys: [] }, ...others] = found;
  for (const { registrations, objections, keys: held } of others) {
    first.registrations.push(...registrations);
    first.objections.push(...objections);
    add(groupOf, first, held);
  }
  add(
    groupOf,
    first,
    keys.filter((key) => groupOf.get(key) !== first),
  );
  return first;
}

function add(groupOf: Map<string, MutableGroup>, group: MutableGroup, keys: readonly string[]): void {
  for (const key of keys) {
    groupOf.set(key, group);
    group.keys.push(key);
  }
}

/**
 * The practice at which a person is registered on the day: that of the one record that is open, the one opened last where several are,
 * the one closed last where none is. Undefined where the dates do not tell two practices apart.
 */
export function registeredPractice(
  registrations: readonly Registration[],
  asAt: LocalDate,
): OdsCode | undefined {
  const practices = new Set(registrations.map(({ ods }) => ods));
  if (practices.size <= 1) return [...practices][0];
  const open = registrations.filter(({ validTo }) => validTo === null || validTo >= asAt);
  return open.length > 0
    ? practiceOfLatest(open, ({ validFrom }) => validFrom)
    : practiceOfLatest(registrations, ({ validTo }) => validTo);
}

function practiceOfLatest(
  registrations: readonly Registration[],
  dateOf: (registration: Registration) => LocalDate | null,
): OdsCode | undefined {
  const latestAt = new Map<OdsCode, string>();
  for (const registration of registrations) {
    const { ods } = registration;
    const date = dateOf(registration) ?? '';
    if (date >= (latestAt.get(ods) ?? '')) latestAt.set(ods, date);
  }
  if (latestAt.size > 1 && [...latestAt.values()].includes('')) return undefined;
  const latest = [...latestAt.values()].reduce((last, date) => (date > last ? date : last), '');
  const practices = [...latestAt].filter(([, date]) => date === latest).map(([ods]) => ods);
  return practices.length === 1 ? practices[0] : undefined;
}

/** Whether the Type 1 objection of the group's person is active: the plain function of `choices`, asked once per person. */
export function groupHasActiveTypeOne({ registrations, objections }: TypeOneGroup, asAt: LocalDate): boolean {
  return type1Active(objections, { registeredPractice: registeredPractice(registrations, asAt), asAt });
}
