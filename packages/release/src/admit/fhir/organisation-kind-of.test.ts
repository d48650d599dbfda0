import { describe, expect, it } from 'vitest';
import { organisationKindOf } from './organisation-kind-of.js';

describe('the kind of an organisation by its words', () => {
  it.each([
    ['LEEDS TEACHING HOSPITALS NHS TRUST', 'hospital'],
    ['MASSACHUSETTS EYE AND EAR INFIRMARY -', 'hospital'],
    ['TUFTS MEDICAL CENTER', 'hospital'],
    ['HOLY FAMILY HOSPITAL', 'hospital'],
    ['WHITE ROSE MEDICAL CENTRE', 'gp'],
    ['High Street Surgery', 'gp'],
    ['FAMILY HEALTH CENTER', 'gp'],
    ['Cambridgeshire Community Services NHS Trust', 'community'],
    ['East of England Ambulance Service NHS Trust', 'ambulance'],
    ['CONCENTRA URGENT CARE - EAST BOSTON', 'out-of-hours'],
    ['Herts Urgent Care, out-of-hours', 'out-of-hours'],
    ['Healthcare Provider', undefined],
    ['', undefined],
  ])('of "%s" is %s', (words, kind) => {
    expect(organisationKindOf(words)).toBe(kind);
  });
});
