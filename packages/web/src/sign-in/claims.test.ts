import { describe, expect, test } from 'vitest';
import { type ClaimsReading, userOfClaims } from './claims.js';

const staff: ClaimsReading = { for: 'staff', session: 'session' };
const patient: ClaimsReading = { for: 'patient', session: 'session' };

const role = (id: string, org: string, code: string) => ({
  person_roleid: id,
  org_code: org,
  role_code: code,
});
const nurse = {
  sub: 'subject',
  nhsid_useruid: '555036632103',
  nhsid_nrbac_roles: [role('1', 'RT1', 'S8000:G8000:R8001')],
};
const person = {
  sub: 'subject',
  nhs_number: '9434765919',
  birthdate: '1950-05-01',
  identity_proofing_level: 'P9',
  vot: 'P9.Cp.Cd',
};

describe('claims of NHS CIS2', () => {
  test('give the only role there is when none was chosen', () => {
    expect(userOfClaims(nurse, staff)).toMatchObject({
      value: { user: '555036632103', role: 'district-nurse', organisation: 'RT1', person: undefined },
    });
  });

  test('give no role when there are several and none was chosen, or one that the user does not have', () => {
    const several = {
      ...nurse,
      nhsid_nrbac_roles: [...nurse.nhsid_nrbac_roles, role('2', 'RGT', 'X:Y:R8000')],
    };
    for (const claims of [several, { ...several, selected_roleid: '3' }]) {
      expect(userOfClaims(claims, staff)).toMatchObject({ error: { code: 'CW-WEB-003' } });
    }
    expect(userOfClaims({ ...several, selected_roleid: '2' }, staff)).toMatchObject({
      value: { role: 'hospital-doctor', organisation: 'RGT' },
    });
  });

  test('mean what is configured for the organisation before what is configured for all', () => {
    const reading: ClaimsReading = {
      ...staff,
      roles: { 'R8001@RT1': 'health-adviser', R8001: 'receptionist' },
    };
    expect(userOfClaims(nurse, reading)).toMatchObject({ value: { role: 'health-adviser' } });
    const elsewhere = { ...nurse, nhsid_nrbac_roles: [role('1', 'RT2', 'X:Y:R8001')] };
    expect(userOfClaims(elsewhere, reading)).toMatchObject({ value: { role: 'receptionist' } });
  });

  test.each(['S8000:G8000:R9999', '', 'constructor', '__proto__'])(
    'give no role for the job role %j',
    (code) => {
      const claims = { ...nurse, nhsid_nrbac_roles: [role('1', 'RT1', code)] };
      expect(userOfClaims(claims, staff)).toMatchObject({ error: { code: 'CW-WEB-003' } });
    },
  );

  test('are refused where the authentication was weaker than the issuer is configured for', () => {
    const reading: ClaimsReading = { ...staff, acceptedAssurance: ['AAL3_ANY'] };
    expect(userOfClaims({ ...nurse, acr: 'AAL1_USERPASS' }, reading)).toMatchObject({ ok: false });
    expect(userOfClaims(nurse, reading)).toMatchObject({ ok: false });
    expect(userOfClaims({ ...nurse, acr: 'AAL3_ANY' }, reading)).toMatchObject({ ok: true });
  });

  test('never make a member of staff a patient, whatever else they hold', () => {
    expect(userOfClaims({ ...nurse, ...person }, staff)).toMatchObject({
      value: { role: 'district-nurse', person: undefined },
    });
  });
});

describe('claims of NHS login', () => {
  test('give the person by number and date of birth', () => {
    expect(userOfClaims(person, patient)).toMatchObject({
      value: {
        role: 'patient',
        organisation: undefined,
        person: { nhsNumber: '9434765919', birthDate: '1950-05-01' },
      },
    });
  });

  test.each([
    { identity_proofing_level: 'P5' },
    { identity_proofing_level: undefined },
    { vot: 'P5.Cp.Cd' },
    { vot: 'P9.Cp' },
    { vot: undefined },
    { nhs_number: undefined },
  ])('open nothing with %j', (changed) => {
    expect(userOfClaims({ ...person, ...changed }, patient)).toMatchObject({ error: { code: 'CW-WEB-003' } });
  });

  test('do not choose the record by an id of our own: only the demonstration knows those', () => {
    const claims = { ...person, patient: '11111111-1111-4111-8111-111111111111' };
    expect(userOfClaims(claims, patient)).toMatchObject({ value: { person: { nhsNumber: '9434765919' } } });
    expect(userOfClaims(claims, { ...patient, for: 'demonstration' })).toMatchObject({
      value: { person: { id: '11111111-1111-4111-8111-111111111111' } },
    });
  });

  test('make who acts for the person the user, and keep both apart', () => {
    const claims = { ...person, act: { sub: 'daughter' } };
    expect(userOfClaims(claims, patient)).toMatchObject({ value: { role: 'proxy', user: 'daughter' } });
  });

  test('of a token with scopes carry them along', () => {
    expect(userOfClaims({ ...person, scope: 'openid patient/*.rs' }, patient)).toMatchObject({
      value: { scopes: ['openid', 'patient/*.rs'] },
    });
  });
});
