import type { Exemption, ReleaseTerms } from '@causeway/choices';
import { exemptionInForce } from '@causeway/choices';
import {
  err,
  ok,
  type Problem,
  parseLocalDate,
  parsePurposeOfUse,
  problem,
  type Result,
} from '@causeway/domain';

const grounds: readonly Exemption['ground'][] = ['legal-duty', 'communicable-disease', 'public-interest'];

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function exemptionOf(value: Readonly<Record<string, unknown>>): Exemption | undefined {
  const ground = grounds.find((known) => known === value.ground);
  if (ground === undefined) return undefined;
  return {
    ground,
    evidence: text(value.evidence),
    approver: text(value.approver),
    secondApprover: text(value.secondApprover),
    coversTypeOne: value.coversTypeOne === true,
  };
}

function refused(path: string, detail: string): Result<never, Problem> {
  return err(problem('CW-RELEASE-005', { path, detail }));
}

function parseJsonObject(json: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The terms that a JSON file states, over the default terms: `purpose`, `legalBasis`, `recipient`, `destroyBy`, and `exemption`
 * { ground, evidence, approver, secondApprover, coversTypeOne }.
 *
 * @returns `CW-RELEASE-005` where the file is no JSON object, or where what it states is not complete: an exemption that is not in
 * force is an error here rather than one silently not applied.
 */
export function parseReleaseTerms(
  json: string,
  path: string,
  defaults: ReleaseTerms,
): Result<ReleaseTerms, Problem> {
  const stated = parseJsonObject(json);
  if (stated === undefined) return refused(path, 'The release terms are not a JSON object.');
  const purpose =
    stated.purpose === undefined ? ok(defaults.approvedPurpose) : parsePurposeOfUse(text(stated.purpose));
  if (!purpose.ok) return refused(path, 'The field "purpose" names no purpose of use.');
  const destroyBy =
    stated.destroyBy === undefined ? ok(defaults.destroyBy) : parseLocalDate(text(stated.destroyBy));
  if (!destroyBy.ok) return refused(path, 'The field "destroyBy" is no date (YYYY-MM-DD).');
  const exemption =
    stated.exemption === undefined ? undefined : exemptionOf(stated.exemption as Record<string, unknown>);
  const terms: ReleaseTerms = {
    ...defaults,
    approvedPurpose: purpose.value,
    destroyBy: destroyBy.value,
    legalBasis: text(stated.legalBasis) || defaults.legalBasis,
    recipient: text(stated.recipient) || defaults.recipient,
    exemption,
  };
  if (stated.exemption !== undefined && exemptionInForce(terms) === undefined) {
    return refused(
      path,
      `The exemption is not complete: it needs a ground (${grounds.join(', ')}), its evidence and two different approvers.`,
    );
  }
  return ok(terms);
}
