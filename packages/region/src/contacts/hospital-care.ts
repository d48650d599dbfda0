import { nearest, type PlannedOrganisation } from '../organisations/organisation-plan.js';
import { windowDays } from '../people/mortality.js';
import type { Person } from '../people/person.js';
import type { RandomStream } from '../random/random-stream.js';
import type { RegionPlan } from '../region-plan.js';
import { causeOfDeath } from './cause-of-death.js';
import type { Care, CareEvent } from './event.js';
import { type Need, onDay } from './gp-events.js';
import { birthContact, type HospitalContact, hospitalContacts } from './hospital-events.js';

const nearestHospitalShare = 0.95;
const diesInHospitalShare = 0.45;

/** The care that hospitals gave a person; most go to the nearest one. */
export function hospitalCare(
  plan: RegionPlan,
  person: Person,
  { need, children }: { readonly need: Need; readonly children: readonly Person[] },
): readonly Care[] {
  const random = plan.streams.named('hospital')(person.index);
  const interventions = plan.effects.interventions.filter(
    ({ place }) => place === person.neighbourhood.place,
  );
  const contacts = [
    ...birthContacts(plan, person, children),
    ...hospitalContacts(person, { need, interventions }, random),
  ];
  const dies = random.chance(diesInHospitalShare);
  const byHospital = new Map<PlannedOrganisation, HospitalContact[]>();
  for (const contact of contacts) {
    const hospital = hospitalFor(plan, person, random);
    const known = byHospital.get(hospital);
    if (known === undefined) byHospital.set(hospital, [contact]);
    else known.push(contact);
  }
  return [...byHospital].map(([organisation, own], order) => ({
    organisation,
    setting: own.every(({ emergencyOnly }) => emergencyOnly) ? 'emergency' : 'inpatient',
    since: Math.min(...own.map(({ day }) => day)),
    until: undefined,
    events: [...own.flatMap(({ events }) => events), ...(dies && order === 0 ? deathOf(plan, person) : [])],
  }));
}

function deathOf(plan: RegionPlan, person: Person): readonly CareEvent[] {
  return person.diedOn === undefined ? [] : [onDay('death', causeOfDeath(plan, person), person.diedOn)];
}

/** Births of the window, the person's own and those of the children: of one maternity there is one contact. */
function birthContacts(
  { today }: RegionPlan,
  { dateOfBirth, diedOn = today }: Person,
  children: readonly Person[],
): readonly HospitalContact[] {
  const known = (day: number) => day >= today - windowDays && day <= diedOn;
  const deliveries = new Set(children.map((child) => child.dateOfBirth).filter(known));
  return [
    ...(known(dateOfBirth) ? [birthContact(dateOfBirth, 'child')] : []),
    ...[...deliveries].map((day) => birthContact(day, 'mother')),
  ];
}

function hospitalFor(plan: RegionPlan, { neighbourhood }: Person, random: RandomStream): PlannedOrganisation {
  return nearest(plan.organisations.byKind.hospital, neighbourhood.index, {
    neighbourhoods: plan.areas.neighbourhoods.length,
    distance: random.chance(nearestHospitalShare) ? 0 : 1,
  });
}
