import { describe, expect, it } from 'vitest';
import { loadIdentity } from './load-identity.js';

const key = new Uint8Array(32).fill(7);

describe('loadIdentity', () => {
  const identity = loadIdentity(key, 'a region');

  it('gives a resource the same id at every load', () => {
    expect(loadIdentity(key, 'a region')('Patient', 'P1')).toBe(identity('Patient', 'P1'));
  });

  it('tells types, ids, sources and keys apart, also where their texts run together', () => {
    const ids = [
      identity('Patient', 'P1'),
      identity('PatientP', '1'),
      identity('Patient', 'P2'),
      identity('Condition', 'P1'),
      loadIdentity(key, 'another region')('Patient', 'P1'),
      loadIdentity(new Uint8Array(32).fill(8), 'a region')('Patient', 'P1'),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is a UUID of version 8', () => {
    expect(identity('Patient', 'P1')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});
