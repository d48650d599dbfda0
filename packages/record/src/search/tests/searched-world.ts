import type { Resource } from '@causeway/fhir';
import fc from 'fast-check';

/** What resources of a searched world are made of: few values, so that searches meet them, and meet several. */
export const worldValues = {
  systems: ['http://loinc.org', 'http://snomed.info/sct', undefined],
  codes: ['8480-6', '8462-4', '29463-7'],
  moments: [
    '2020',
    '2020-06',
    '2020-06-15',
    '2020-06-15T10:00:00Z',
    '2020-06-15T11:00:00+01:00',
    '2020-06-15T23:30:00-02:00',
    '2020-06-15T10:00:00.250Z',
    '2021-01-01',
  ],
  numbers: [5, 5.4, 100, 99.5, 0, -1.5],
  units: [
    { system: 'http://unitsofmeasure.org', code: 'mg', unit: 'milligram' },
    { system: 'http://unitsofmeasure.org', code: 'kg', unit: 'kg' },
    { unit: 'mg' },
    {},
  ],
  texts: ['Zoë', 'zoe', 'ZOE Anne', "O'Brien, 50% off_", 'Müller\\Lüdenscheid', 'a|b$c'],
  tags: ['red', 'green'],
} as const;

const { systems, codes, moments, numbers, units, texts, tags } = worldValues;

const coding = fc
  .record({ system: fc.constantFrom(...systems), code: fc.constantFrom(...codes) })
  .map(({ system, code }) => (system === undefined ? { code } : { system, code }));
const concept = fc.array(coding, { minLength: 1, maxLength: 2 }).map((list) => ({ coding: list }));
const moment = fc.constantFrom(...moments);
const period = fc.oneof(
  fc.record({ start: moment }),
  fc.record({ end: moment }),
  fc.constant({ start: '2020-06-15', end: '2020-06-16' }),
);
const quantity = fc
  .record({
    value: fc.constantFrom(...numbers),
    unit: fc.constantFrom(...units),
    comparator: fc.option(fc.constantFrom('<', '>='), { nil: undefined, freq: 4 }),
  })
  .map(({ value, unit, comparator }) => ({
    value,
    ...unit,
    ...(comparator === undefined ? {} : { comparator }),
  }));
const meta = fc.option(
  fc
    .constantFrom(...tags)
    .map((code) => ({ tag: [{ system: 'urn:tags', code }], profile: [`urn:profile:${code}`] })),
  { nil: undefined, freq: 2 },
);

/** An element, or none: what is undefined is left out once the resource is written as JSON. */
function optional<T>(element: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(element, { nil: undefined, freq: 3 });
}

const observationValue = fc.oneof(
  fc.record({ valueQuantity: quantity }),
  fc.record({ valueCodeableConcept: concept }),
  fc.record({ valueString: fc.constantFrom(...texts) }),
  fc.constant({}),
);

/** An Observation of `person`, perhaps during one of `encounters`, perhaps by one of `practitioners`. */
export function anObservation(links: WorldLinks): fc.Arbitrary<Resource> {
  return fc
    .record({
      meta,
      status: fc.constantFrom('final', 'amended'),
      code: concept,
      category: optional(fc.array(concept, { minLength: 1, maxLength: 2 })),
      value: observationValue,
      when: fc.oneof(
        fc.record({ effectiveDateTime: moment }),
        fc.record({ effectivePeriod: period }),
        fc.constant({}),
      ),
      component: optional(
        fc.array(fc.record({ code: concept, valueQuantity: quantity }), { minLength: 1, maxLength: 2 }),
      ),
      encounter: optional(aReference('Encounter', links.encounters)),
      performer: optional(aPerformer(links.practitioners).map((one) => [one])),
    })
    .map(({ value, when, ...rest }) => ofPerson('Observation', links, { ...rest, ...value, ...when }));
}

/** A Condition of `person`. */
export function aCondition(links: WorldLinks): fc.Arbitrary<Resource> {
  return fc
    .record({
      meta,
      code: optional(concept),
      clinicalStatus: optional(concept),
      onset: fc.oneof(
        fc.record({ onsetDateTime: moment }),
        fc.record({ onsetPeriod: period }),
        fc.record({ onsetAge: quantity }),
        fc.record({ onsetString: fc.constantFrom(...texts) }),
      ),
      encounter: optional(aReference('Encounter', links.encounters)),
    })
    .map(({ onset, ...rest }) => ofPerson('Condition', links, { ...rest, ...onset }));
}

/** An Encounter of `person`. */
export function anEncounter(links: WorldLinks): fc.Arbitrary<Resource> {
  return fc
    .record({
      meta,
      status: fc.constantFrom('finished', 'planned'),
      class: coding,
      period: optional(period),
      participant: optional(aPerformer(links.practitioners).map((individual) => [{ individual }])),
    })
    .map((rest) => ofPerson('Encounter', links, rest));
}

/** A Patient. */
export const aPatient: fc.Arbitrary<Resource> = fc
  .record({
    name: fc.array(
      fc.record({ family: fc.constantFrom(...texts), given: fc.array(fc.constantFrom(...texts)) }),
      {
        minLength: 1,
        maxLength: 2,
      },
    ),
    birthDate: optional(fc.constantFrom('1960', '1960-02', '1960-02-29')),
    gender: optional(fc.constantFrom('male', 'female')),
    identifier: optional(fc.constantFrom(...codes).map((value) => [{ system: 'urn:ids', value }])),
    telecom: optional(fc.constantFrom('phone', 'email').map((system) => [{ system, value: '01' }])),
    deceased: fc.constantFrom({}, { deceasedBoolean: false }, { deceasedDateTime: '2020-06-15' }),
  })
  .map(({ deceased, ...rest }) => asWritten({ resourceType: 'Patient', ...rest, ...deceased }));

/** A Practitioner. */
export const aPractitioner: fc.Arbitrary<Resource> = fc
  .record({ name: fc.constantFrom(...texts).map((family) => [{ family }]), active: fc.boolean() })
  .map((rest) => ({ resourceType: 'Practitioner', ...rest }));

/** What entries of a person may refer to, by id. */
export interface WorldLinks {
  readonly person: string;
  readonly encounters: readonly string[];
  readonly practitioners: readonly string[];
}

function ofPerson(resourceType: string, { person }: WorldLinks, rest: object): Resource {
  return asWritten({ resourceType, subject: { reference: `Patient/${person}` }, ...rest });
}

function asWritten(resource: object): Resource {
  return JSON.parse(JSON.stringify(resource)) as Resource;
}

function aReference(type: string, ids: readonly string[]) {
  return fc.constantFrom(...ids).map((id) => ({ reference: `${type}/${id}` }));
}

function aPerformer(practitioners: readonly string[]) {
  return fc.oneof(
    aReference('Practitioner', practitioners),
    fc.constantFrom(...codes).map((value) => ({ identifier: { system: 'urn:staff', value } })),
  );
}
