import type { Day } from '../calendar.js';
import { isTypeOne } from '../choices/canary.js';
import { withCanaryEntry } from '../choices/canary-entry.js';
import { nearest } from '../organisations/organisation-plan.js';
import type { Person } from '../people/person.js';
import type { RandomStream } from '../random/random-stream.js';
import type { RegionPlan } from '../region-plan.js';
import { careSpanOf } from './care-span.js';
import { causeOfDeath } from './cause-of-death.js';
import { conditionsOf } from './conditions-of.js';
import type { Care, CareEvent, Setting } from './event.js';
import { frailtyOf } from './frailty.js';
import { gpEvents, type Need, onDay } from './gp-events.js';
import { hospitalCare } from './hospital-care.js';
import { ambulanceEvents, communityEvents, outOfHoursEvents } from './other-events.js';

/** All the care a person had, by organisation: the practice first. `children` are those of the household whose mother the person is. */
export function careOf(plan: RegionPlan, person: Person, children: readonly Person[]): readonly Care[] {
  const need: Need = {
    span: careSpanOf(plan, person),
    conditions: conditionsOf(plan, person),
    frailty: frailtyOf(plan.streams.named('frailty')(person.index)),
  };
  const canary = plan.canaries.get(person.index);
  const knownToPracticeAlone = canary !== undefined && isTypeOne(canary.family);
  const care = [
    ...practiceCare(plan, person, need),
    ...(knownToPracticeAlone ? [] : careElsewhere(plan, person, { need, children })),
  ];
  return canary === undefined ? care : withCanaryEntry(plan, canary, care);
}

function careElsewhere(
  plan: RegionPlan,
  person: Person,
  { need, children }: { readonly need: Need; readonly children: readonly Person[] },
): readonly Care[] {
  return [
    ...hospitalCare(plan, person, { need, children }),
    ...careAt(plan, person, { setting: 'community', eventsOf: communityEvents, need }),
    ...careAt(plan, person, { setting: 'out-of-hours', eventsOf: outOfHoursEvents, need }),
    ...careAt(plan, person, { setting: 'ambulance', eventsOf: ambulanceEvents, need }),
  ];
}

function practiceCare(plan: RegionPlan, person: Person, need: Need): readonly Care[] {
  const events = gpEvents(person, need, plan.streams.named('gp')(person.index));
  const { diedOn, formerPractice, practice, registeredSince } = person;
  if (diedOn !== undefined) events.push(onDay('death', causeOfDeath(plan, person), diedOn));
  const here = { organisation: practice, setting: 'gp', since: registeredSince, until: undefined } as const;
  if (formerPractice === undefined) return [{ ...here, events }];
  // The record moves with the person, but the contacts before the move happened at the practice before.
  const { until } = formerPractice;
  const before = (event: CareEvent) => event.kind === 'encounter' && event.start < until;
  return [
    { ...here, events: events.filter((event) => !before(event)) },
    {
      organisation: formerPractice.practice,
      setting: 'gp',
      since: Math.min(person.addresses[0].from, until - 1),
      until,
      events: events.filter(before),
    },
  ];
}

interface CareSource {
  readonly setting: Exclude<Setting, 'gp' | 'inpatient' | 'emergency'>;
  readonly eventsOf: (person: Person, need: Need, random: RandomStream) => readonly CareEvent[];
  readonly need: Need;
}

function careAt(plan: RegionPlan, person: Person, { setting, eventsOf, need }: CareSource): readonly Care[] {
  const services = plan.organisations.byKind[setting];
  if (services.length === 0) return [];
  const events = eventsOf(person, need, plan.streams.named(setting)(person.index));
  if (events.length === 0) return [];
  const organisation = nearest(services, person.neighbourhood.index, {
    neighbourhoods: plan.areas.neighbourhoods.length,
  });
  return [{ organisation, setting, events, since: earliest(events), until: undefined }];
}

function earliest(events: readonly CareEvent[]): Day {
  return Math.min(...events.map(({ start }) => start));
}
