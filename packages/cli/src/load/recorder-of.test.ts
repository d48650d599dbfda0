import type { OdsCode } from '@causeway/domain';
import type { Resource } from '@causeway/fhir';
import { describe, expect, it } from 'vitest';
import { recordersIn } from './recorder-of.js';
import { literalTarget, type ResourceGroup } from './resource-group.js';

const ods = 'https://fhir.nhs.uk/Id/ods-organization-code';
const organization = (id: string, code: string): Resource => ({
  resourceType: 'Organization',
  id,
  identifier: [{ system: ods, value: code }],
});
const encounter = (id: string, of: string, at?: string): Resource => ({
  resourceType: 'Encounter',
  id,
  subject: { reference: `Patient/${of}` },
  participant: [{ individual: { reference: `Practitioner/doctor-of-${id}` } }],
  ...(at === undefined ? {} : { serviceProvider: { reference: `Organization/${at}` } }),
});
const condition = (more: object): Resource => ({ resourceType: 'Condition', id: 'c', ...more });

function recorder(resource: Resource, ...others: readonly Resource[]): OdsCode | undefined {
  const found = [...others, resource].map((each, at) => ({ resource: each, place: at + 1 }));
  const group: ResourceGroup = { file: 'f', found, unreadable: [], target: literalTarget, bytes: 1 };
  return recordersIn(group, new Map())(resource);
}

describe('recordersIn', () => {
  const there = [
    organization('o1', 'A81001'),
    organization('o2', 'RXX'),
    encounter('e1', 'p1', 'o1'),
    encounter('e2', 'p2', 'o2'),
  ];

  it('takes the recorder a resource states before any it names', () => {
    const stated = { meta: { source: `${ods}#RYY` }, encounter: { reference: 'Encounter/e1' } };
    expect(recorder(condition(stated), ...there)).toBe('RYY');
  });

  it('takes the organisation a resource names, then that of its encounter, then that of its person', () => {
    const about = { subject: { reference: 'Patient/p2' } };
    expect(recorder(encounter('e3', 'p1', 'o2'), ...there)).toBe('RXX');
    expect(recorder(condition({ ...about, encounter: { reference: 'Encounter/e1' } }), ...there)).toBe(
      'A81001',
    );
    expect(recorder(condition(about), ...there)).toBe('RXX');
    expect(recorder({ resourceType: 'Patient', id: 'p2' }, ...there)).toBe('RXX');
    expect(recorder({ resourceType: 'Practitioner', id: 'doctor-of-e2' }, ...there)).toBe('RXX');
  });

  it('gives nobody what is of people no encounter here tells of', () => {
    expect(recorder(condition({ subject: { reference: 'Patient/p3' } }), ...there)).toBeUndefined();
    expect(recorder(encounter('e4', 'p3'), ...there)).toBeUndefined();
    expect(recorder({ resourceType: 'Patient', id: 'p3' }, ...there)).toBeUndefined();
  });
});
