import { describe, expect, it } from 'vitest';
import { isOrganisationKind, organisationKinds } from './organisation.js';

describe('organisation', () => {
  it('knows the five kinds that the region folder names', () => {
    expect(organisationKinds).toEqual(['gp', 'hospital', 'community', 'out-of-hours', 'ambulance']);
    for (const kind of organisationKinds) expect(isOrganisationKind(kind)).toBe(true);
  });

  it.each(['', 'GP', 'pharmacy', 'toString'])('does not know the kind %j', (text) => {
    expect(isOrganisationKind(text)).toBe(false);
  });
});
