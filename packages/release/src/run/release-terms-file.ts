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

/** What a file says of the terms; all else keeps its default. */
export type StatedTerms = Partial<ReleaseTerms>;

/**
 * The terms that a JSON file states: `purpose`, `legalBasis`, `recipient`, `destroyBy`, and `exemption` { ground, evidence, approver,
 * secondApprover, coversTypeOne }.
 *
 * @returns `CW-RELEASE-005` where the file is no JSON object, or where what it states is not complete: an exemption that is not in
 * force is an error here rather than one silently not applied.
 */
export function parseReleaseTerms(json: string, path: string): Result<StatedTerms, Problem> {
  const stated = parseJsonObject(json);
  if (stated === undefined) return refused(path, 'The release terms are not a JSON object.');
  const purpose = stated.purpose === undefined ? undefined : parsePurposeOfUse(text(stated.purpose));
  if (purpose?.ok === false) return refused(path, 'The field "purpose" names no purpose of use.');
  const destroyBy = stated.destroyBy === undefined ? undefined : parseLocalDate(text(stated.destroyBy));
  if (destroyBy?.ok === false) return refused(path, 'The field "destroyBy" is no date (YYYY-MM-DD).');
  const exemption =
    stated.exemption === undefined ? undefined : exemptionOf(stated.exemption as Record<string, unknown>);
  if (stated.exemption !== undefined && !isInForce(exemption)) return incompleteExemption(path);
  return ok({
    ...(purpose === undefined ? {} : { approvedPurpose: purpose.value }),
    ...(destroyBy === undefined ? {} : { destroyBy: destroyBy.value }),
    ...(text(stated.legalBasis) === '' ? {} : { legalBasis: text(stated.legalBasis) }),
    ...(text(stated.recipient) === '' ? {} : { recipient: text(stated.recipient) }),
    ...(exemption === undefined ? {} : { exemption }),
  });
}

function isInForce(exemption: Exemption | undefined): boolean {
  return exemptionInForce({ ...noTerms, exemption }) !== undefined;
}

const noTerms: ReleaseTerms = {
  approvedPurpose: undefined,
  legalBasis: undefined,
  recipient: undefined,
  fields: undefined,
  destroyBy: undefined,
  anonymised: undefined,
};

function incompleteExemption(path: string): Result<never, Problem> {
  const needs = `a ground (${grounds.join(', ')}), its evidence and two different approvers`;
  return refused(path, `The exemption is not complete: it needs ${needs}.`);
}
