import type { ResourceType } from '@causeway/fhir';
import fc from 'fast-check';
import { worldValues } from './searched-world.js';

/** One condition of a generated search, and the feature of searching that it is about. */
export interface Question {
  readonly feature: string;
  readonly key: string;
  readonly value: string;
}

/** What questions may name, by id. */
export interface QuestionIds {
  readonly people: readonly string[];
  readonly encounters: readonly string[];
  readonly practitioners: readonly string[];
  readonly observations: readonly string[];
}

const { codes, moments, texts, tags } = worldValues;

const code = fc.constantFrom(...codes, 'unknown');
const token = fc.oneof(
  code,
  fc
    .tuple(fc.constantFrom('http://loinc.org', 'http://snomed.info/sct', ''), code)
    .map((parts) => parts.join('|')),
  fc.constant('http://loinc.org|'),
);
const coded = token.filter((each) => !each.endsWith('|'));
const prefix = fc.constantFrom('', 'eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap');
const date = fc
  .tuple(prefix, fc.constantFrom(...moments, '2020-06-14', '2019'))
  .map((parts) => parts.join(''));
const number = fc
  .tuple(prefix, fc.constantFrom('5', '5.4', '5.40', '100', '1e2', '0', '-1.5'))
  .map((p) => p.join(''));
const unit = fc.constantFrom(
  '',
  '|http://unitsofmeasure.org|mg',
  '||mg',
  '||milligram',
  '|http://unitsofmeasure.org|',
);
// What every number fulfils stands among the rest, so that rarer conditions beside it are met too.
const quantity = fc.oneof(
  fc.tuple(number, unit).map((parts) => parts.join('')),
  fc.constantFrom('gt-100', 'le1000'),
);
const text = fc
  .tuple(fc.constantFrom(...texts, 'nobody'), fc.integer({ min: 1, max: 20 }))
  .map(([whole, length]) => whole.slice(0, length));

const yesOrNo = fc.constantFrom('true', 'false');
const gender = fc.constantFrom('male', 'female');
const birthDate = fc
  .tuple(prefix, fc.constantFrom('1960', '1960-02', '1960-02-29'))
  .map((parts) => parts.join(''));

function pairOf(second: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const head = fc.oneof(coded, fc.constantFrom(...codes));
  return fc.tuple(head, second).map((pair) => pair.join('$'));
}

/** Several values are alternatives. */
function listed(value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.array(value, { minLength: 1, maxLength: 2 }).map((list) => list.join(','));
}

function escaped(value: string): string {
  return value.replace(/[\\,|$]/g, '\\$&');
}

function asked(feature: string, key: string, value: fc.Arbitrary<string>): fc.Arbitrary<Question> {
  return value.map((each) => ({ feature, key, value: each }));
}

function ofText(key: string): readonly fc.Arbitrary<Question>[] {
  return [
    asked('string', key, listed(text.map(escaped))),
    asked('string:exact', `${key}:exact`, fc.constantFrom(...texts).map(escaped)),
    asked('string:contains', `${key}:contains`, listed(text.map((each) => escaped(each.slice(1) || 'o')))),
  ];
}

function ofToken(key: string): readonly fc.Arbitrary<Question>[] {
  return [
    asked('token', key, listed(token)),
    asked('token:not', `${key}:not`, listed(token)),
    asked('missing', `${key}:missing`, fc.constantFrom('true', 'false')),
  ];
}

const everyType: readonly fc.Arbitrary<Question>[] = [
  asked('_tag', '_tag', fc.constantFrom(...tags.map((tag) => `urn:tags|${tag}`), 'urn:tags|')),
  asked('_profile', '_profile', fc.constantFrom(...tags.map((tag) => `urn:profile:${tag}`))),
  asked('_lastUpdated', '_lastUpdated', fc.constantFrom('gt2020', 'le2026-11-22T22:00:00.040Z', 'lt2020')),
];

/** Questions that resources of each type can be asked. */
export function questionsOf(
  ids: QuestionIds,
): Readonly<Partial<Record<ResourceType, fc.Arbitrary<Question>>>> {
  const person = asked('person', 'patient', fc.constantFrom(...ids.people));
  const common = [...everyType, person];
  return {
    Observation: fc.oneof(...common, ...ofEncounter(ids), ...ofObservations(ids), ...composites),
    Condition: fc.oneof(...common, ...ofEncounter(ids), ...ofConditions),
    Encounter: fc.oneof(...common, ...ofEncounters),
    Patient: fc.oneof(...everyType, ...ofPeople(ids)),
    Practitioner: fc.oneof(...ofPractitioners),
  };
}

function ofEncounter({ encounters }: QuestionIds): readonly fc.Arbitrary<Question>[] {
  const places = [...encounters, ...encounters.map((id) => `Encounter/${id}`)];
  return [
    asked('reference', 'encounter', listed(fc.constantFrom(...places))),
    asked('reference:missing', 'encounter:missing', yesOrNo),
    asked('chain', 'encounter.class', token),
    asked('chain:person', 'patient.name', text.map(escaped)),
    asked('chain:two', 'encounter.patient.gender', gender),
  ];
}

function ofObservations({ practitioners, observations }: QuestionIds): readonly fc.Arbitrary<Question>[] {
  return [
    ...ofToken('code'),
    ...ofToken('category'),
    ...ofText('value-string'),
    asked('date', 'date', listed(date)),
    asked('date:missing', 'date:missing', yesOrNo),
    asked('quantity', 'value-quantity', listed(quantity)),
    asked('quantity:component', 'combo-value-quantity', quantity),
    asked('reference:identifier', 'performer:identifier', listed(code.map((each) => `urn:staff|${each}`))),
    asked('reference:type', 'performer:Practitioner', fc.constantFrom(...practitioners)),
    asked('chain:nobody', 'performer:Practitioner.name', text.map(escaped)),
    asked('_id', '_id', listed(fc.constantFrom(...observations))),
    asked('code', 'status', fc.constantFrom('final', 'http://hl7.org/fhir/observation-status|amended')),
  ];
}

const composites: readonly fc.Arbitrary<Question>[] = [
  asked('composite:quantity', 'code-value-quantity', listed(pairOf(quantity))),
  asked('composite:token', 'code-value-concept', pairOf(token)),
  asked(
    'composite:string',
    'code-value-string',
    listed(pairOf(fc.oneof(text.map(escaped), fc.constantFrom('z', 'o', 'm', 'a')))),
  ),
  asked('composite:component', 'component-code-value-quantity', listed(pairOf(quantity))),
];

const ofConditions: readonly fc.Arbitrary<Question>[] = [
  ...ofToken('code'),
  ...ofText('onset-info'),
  asked('date', 'onset-date', listed(date)),
  asked('quantity:age', 'onset-age', listed(quantity)),
];

const ofEncounters: readonly fc.Arbitrary<Question>[] = [
  ...ofToken('class'),
  asked('date', 'date', listed(date)),
  asked('_has', '_has:Observation:encounter:code', token),
  asked('_has:chain', '_has:Condition:encounter:patient.gender', gender),
  asked('chain:nobody', 'practitioner.active', yesOrNo),
];

function ofPeople({ people }: QuestionIds): readonly fc.Arbitrary<Question>[] {
  return [
    ...ofText('name'),
    ...ofText('family'),
    ...ofToken('identifier'),
    asked('birthdate', 'birthdate', listed(birthDate)),
    asked('deceased', 'deceased', yesOrNo),
    asked('contact', 'phone', fc.constant('01')),
    asked('_has:person', '_has:Observation:patient:code', token),
    asked('_has:twice', '_has:Encounter:patient:_has:Observation:encounter:code', token),
    asked('_id', '_id', listed(fc.constantFrom(...people))),
  ];
}

const ofPractitioners: readonly fc.Arbitrary<Question>[] = [
  ...ofText('name'),
  asked('boolean', 'active', yesOrNo),
  asked('_has:nobody', '_has:Observation:performer:code', token),
];
