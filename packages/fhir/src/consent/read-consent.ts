import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import type { Coding } from '../audit/audit-code.js';
import { isObject, type JsonObject } from '../parse-resource.js';
import type { Reference, Resource } from '../resource.js';
import type { ConsentTerms, ProvisionTerms, TermPeriod } from './consent-terms.js';

const privacyScope = 'patient-privacy';

/**
 * What a valid Consent says about privacy.
 *
 * Errors: CW-FHIR-040 (no Consent that speaks of privacy now: its status, scope, patient or rule; or something in it that changes the
 * meaning of the rest and is not understood).
 */
export function readConsent(consent: Resource): Result<ConsentTerms, Problem> {
  const obstacle = obstacleIn(consent);
  if (obstacle !== undefined) return err(problem('CW-FHIR-040', obstacle));
  const source = consent.sourceReference;
  return ok({
    patient: referenceOf(consent.patient),
    dateTime: textOf(consent.dateTime),
    performers: listOf(consent.performer).map(referenceOf),
    organisations: listOf(consent.organization).map(referenceOf),
    policies: listOf(consent.policy).flatMap((policy) => textOf(policy.uri) ?? []),
    source: isObject(source) ? referenceOf(source) : undefined,
    provision: provisionOf(isObject(consent.provision) ? consent.provision : {}),
  });
}

interface Obstacle {
  readonly path: string;
  readonly detail: string;
}

function obstacleIn(consent: Resource): Obstacle | undefined {
  const checks: readonly (readonly [boolean, string, string])[] = [
    [consent.resourceType === 'Consent', 'Consent', 'Expected a Consent.'],
    [consent.status === 'active', 'Consent.status', 'Only an active Consent says what holds now.'],
    [isAboutPrivacy(consent.scope), 'Consent.scope', `Expected a Consent of scope ${privacyScope}.`],
    [isObject(consent.patient), 'Consent.patient', 'A Consent names its patient.'],
    [
      !holdsModifier(consent),
      'Consent',
      'A modifierExtension changes the meaning of what it stands in, and none is understood here.',
    ],
    [
      isRule(consent.provision),
      'Consent.provision',
      'Every provision is of type permit or deny; one was found that is neither.',
    ],
  ];
  const [, path, detail] = checks.find(([holds]) => !holds) ?? [];
  return path === undefined || detail === undefined ? undefined : { path, detail };
}

function isAboutPrivacy(scope: unknown): boolean {
  const codings = isObject(scope) ? listOf(scope.coding) : [];
  return codings.some(({ code }) => code === privacyScope);
}

function holdsModifier(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsModifier);
  if (!isObject(value)) return false;
  return Object.hasOwn(value, 'modifierExtension') || Object.values(value).some(holdsModifier);
}

function isRule(provision: unknown): boolean {
  if (!isObject(provision) || (provision.type !== 'permit' && provision.type !== 'deny')) return false;
  return listOf(provision.provision).every(isRule);
}

const unreadElements = ['action', 'class', 'code'];

function provisionOf(provision: JsonObject): ProvisionTerms {
  return {
    type: provision.type === 'permit' ? 'permit' : 'deny',
    period: periodOf(provision.period),
    actors: listOf(provision.actor).map(({ role, reference }) => ({
      role: codeOf(role),
      reference: referenceOf(reference),
    })),
    purposes: listOf(provision.purpose).map(codingOf),
    securityLabels: listOf(provision.securityLabel).map(codingOf),
    dataPeriod: periodOf(provision.dataPeriod),
    data: listOf(provision.data).map(({ meaning, reference }) => ({
      meaning: textOf(meaning) ?? '',
      reference: referenceOf(reference),
    })),
    unread: unreadElements.filter((element) => Object.hasOwn(provision, element)),
    exceptions: listOf(provision.provision).map(provisionOf),
  };
}

function periodOf(period: unknown): TermPeriod | undefined {
  return isObject(period) ? { start: textOf(period.start), end: textOf(period.end) } : undefined;
}

function codeOf(concept: unknown): string | undefined {
  const [coding] = isObject(concept) ? listOf(concept.coding) : [];
  return coding === undefined ? undefined : codingOf(coding).code;
}

function codingOf(coding: JsonObject): Coding {
  return { system: textOf(coding.system) ?? '', code: textOf(coding.code) ?? '' };
}

function referenceOf(value: unknown): Reference {
  return isObject(value) ? (value as Reference) : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function listOf(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
