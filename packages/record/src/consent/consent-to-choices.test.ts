import { existsSync, readFileSync } from 'node:fs';
import { type Instant, instantOfMs, type OdsCode, parseInstant, parseOdsCode } from '@causeway/domain';
import {
  type ConsentTerms,
  consentResource,
  isResource,
  type Reference,
  type Resource,
  readConsent,
  validate,
} from '@causeway/fhir';
import { describe, expect, it } from 'vitest';
import type { ConsentContext, NewestWord } from './consent-choice.js';
import { consentToChoices } from './consent-to-choices.js';

const published = new URL(
  '../../../../../shared/data/fhir/pcf-r4/pcf-examples-collection-bundle.json',
  import.meta.url,
);
const page = new URL('../../../../docs/reference/consent.md', import.meta.url);
const hasSharedData = existsSync(published);
const now = moment('2026-11-22T22:00:00Z');
const organisation = ods('A81001');

function moment(text: string): Instant {
  const parsed = parseInstant(text);
  return parsed.ok ? parsed.value : instantOfMs(0);
}

function ods(text: string): OdsCode {
  const parsed = parseOdsCode(text);
  if (!parsed.ok) throw new Error(parsed.error.detail);
  return parsed.value;
}

/** Knows the patients and the organisation of the published examples, and any organisation by its ODS code. */
function context(standing?: NewestWord): ConsentContext {
  return {
    now,
    organisationOf: ({ reference, identifier }: Reference) =>
      reference === 'Organization/ex-organization'
        ? organisation
        : identifier?.value === undefined
          ? undefined
          : ods(identifier.value),
    personOf: ({ reference }: Reference) => /^Patient\/(.+)$/.exec(reference ?? '')?.[1],
    newestWord: () => standing,
  };
}

function consentsOfPublication(): readonly Resource[] {
  const { entry } = JSON.parse(readFileSync(published, 'utf8')) as {
    entry: readonly { resource: unknown }[];
  };
  return entry
    .map(({ resource }) => resource)
    .filter(isResource)
    .filter(({ resourceType }) => resourceType === 'Consent');
}

function answer(consent: Resource): string {
  const terms = readConsent(consent);
  const taken = terms.ok ? consentToChoices(terms.value, context()) : terms;
  if (!taken.ok) return `| ${consent.id} | refused | ${taken.error.detail} |`;
  const choices = taken.value.choices.map((choice) =>
    choice.kind === 'sharing'
      ? `sharing ${choice.direction}: ${choice.decision}`
      : `leave out: ${choice.set}`,
  );
  return `| ${consent.id} | accepted, by the ${taken.value.source} | ${choices.join('; ')} |`;
}

const basic = {
  resourceType: 'Consent',
  status: 'active',
  scope: {
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }],
  },
  category: [{ coding: [{ system: 'http://loinc.org', code: '59284-0' }] }],
  patient: { reference: 'Patient/p1' },
  dateTime: '2026-03-01',
  organization: [{ reference: 'Organization/ex-organization' }],
  policy: [{ uri: 'https://policy.example' }],
};
const treat = [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: 'TREAT' }];

function take(
  provision: object,
  others: { readonly standing?: NewestWord } & Partial<Record<string, unknown>> = {},
) {
  const { standing, ...elements } = others;
  const terms = readConsent({ ...basic, ...elements, provision });
  return terms.ok ? consentToChoices(terms.value as ConsentTerms, context(standing)) : terms;
}

describe('consentToChoices', () => {
  it.skipIf(!hasSharedData)(
    'answers each of the 23 published Consents of IHE PCF as docs/reference/consent.md says',
    () => {
      const rows = consentsOfPublication().map(answer);
      expect(rows).toHaveLength(23);
      const table = readFileSync(page, 'utf8')
        .split('\n')
        .filter((line) => /^\| ex-/.test(line));
      expect(table).toEqual(rows);
    },
  );

  it('takes a permission for care as a yes to sharing out, and a denial as a no', () => {
    for (const [type, decision] of [
      ['permit', 'yes'],
      ['deny', 'no'],
    ]) {
      expect(take({ type, purpose: treat })).toMatchObject({
        ok: true,
        value: { person: 'p1', choices: [{ kind: 'sharing', organisation, direction: 'out', decision }] },
      });
    }
  });

  it('takes a denial of sensitive labels as sets left out, and says that it does so everywhere', () => {
    const denied = {
      type: 'deny',
      securityLabel: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'PSY' }],
    };
    const taken = take({ type: 'permit', purpose: treat, provision: [denied] });
    expect(taken).toMatchObject({
      ok: true,
      value: { choices: [{ kind: 'sharing' }, { set: 'psychiatry', decision: 'exclude' }] },
    });
    expect(taken.ok && taken.value.remarks.join()).toContain('every organisation');
  });

  it.each([
    [
      'a purpose beyond care denied too',
      {
        type: 'deny',
        purpose: [...treat, { system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: 'HRESCH' }],
      },
    ],
    ['every purpose denied', { type: 'deny' }],
    ['an action', { type: 'permit', purpose: treat, action: [{ text: 'x' }] }],
    ['an end in the future', { type: 'permit', purpose: treat, period: { end: '2027-01-01' } }],
    ['a beginning in the future', { type: 'permit', purpose: treat, period: { start: '2027' } }],
    ['a label that is not known', { type: 'deny', purpose: treat, securityLabel: [{ code: 'NOSUCHLABEL' }] }],
    [
      'another recipient',
      {
        type: 'deny',
        purpose: treat,
        actor: [{ role: { coding: [{ code: 'IRCP' }] }, reference: { identifier: { value: 'RY3' } } }],
      },
    ],
    [
      'an exception to a denial',
      { type: 'deny', purpose: treat, provision: [{ type: 'permit', purpose: treat }] },
    ],
  ])('refuses a Consent with %s, and takes nothing of it', (_what, provision) => {
    expect(take(provision)).toMatchObject({ ok: false, error: { code: 'CW-FHIR-041' } });
  });

  it.each([
    ['that is not active', { status: 'draft' }],
    ['of another scope', { scope: { coding: [{ code: 'research' }] } }],
    ['with a modifier', { modifierExtension: [{ url: 'https://modifier.example', valueBoolean: true }] }],
  ])('refuses a Consent %s', (_what, elements) => {
    expect(take({ type: 'permit', purpose: treat }, elements)).toMatchObject({
      ok: false,
      error: { code: 'CW-FHIR-040' },
    });
  });

  it('never lets an older Consent replace a newer word, and of one day lets the no stand', () => {
    const [permit, deny] = [
      { type: 'permit', purpose: treat },
      { type: 'deny', purpose: treat },
    ];
    const said = (decision: 'yes' | 'no', saidAt = '2026-03-01T09:00:00.000Z') => ({
      standing: { decision, saidAt },
    });
    const refused = { ok: false, error: { path: 'Consent.dateTime' } };
    expect(take(deny, { ...said('yes'), dateTime: '2026-02-28' })).toMatchObject(refused);
    expect(take(permit, said('no'))).toMatchObject(refused);
    expect(take(permit, said('no', '2026-03-01'))).toMatchObject(refused);
    expect(take(permit, said('yes'))).toMatchObject({ ok: true });
    expect(take(deny, said('yes'))).toMatchObject({ ok: true });
    expect(take(permit, { ...said('no'), dateTime: '2026-03-01T10:00:01+01:00' })).toMatchObject({
      ok: true,
    });
    expect(take(permit, { ...said('no'), dateTime: '2026-03-01T09:30:00+01:00' })).toMatchObject(refused);
  });

  it('comes back to the preference that a Consent was made of', () => {
    for (const direction of ['out', 'in'] as const) {
      for (const decision of ['yes', 'no'] as const) {
        const consent = consentResource({
          person: 'p1',
          organisation,
          direction,
          decision,
          since: now,
          source: 'patient',
        });
        expect(validate(consent)).toMatchObject({ ok: true });
        const terms = readConsent(consent);
        expect(terms.ok && consentToChoices(terms.value, context())).toMatchObject({
          ok: true,
          value: {
            person: 'p1',
            source: 'patient',
            choices: [{ kind: 'sharing', organisation, direction, decision }],
          },
        });
      }
    }
  });
});
