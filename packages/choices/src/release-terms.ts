import type { LocalDate, PurposeOfUse } from '@causeway/domain';
import { isSecondaryUse } from '@causeway/domain';
import type { ExcludedCodeSet } from './excluded-code-set.js';

/**
 * Why a release may go past the national data opt-out: a legal duty, communicable disease and other risks to
 * public health (Health Service (Control of Patient Information) Regulations 2002, regulation 3), or an
 * overriding public interest.
 */
export interface Exemption {
  readonly ground: 'legal-duty' | 'communicable-disease' | 'public-interest';
  /** Where the evidence is kept. */
  readonly evidence: string;
  readonly approver: string;
  readonly secondApprover: string;
  /** Whether it says that it covers Type 1 objections too. */
  readonly coversTypeOne: boolean;
}

/** What is approved of a release; a term that is not known is undefined, and counts as not approved. */
export interface ReleaseTerms {
  readonly approvedPurpose: PurposeOfUse | undefined;
  readonly legalBasis: string | undefined;
  readonly recipient: string | undefined;
  readonly fields: readonly string[] | undefined;
  readonly destroyBy: LocalDate | undefined;
  /**
   * Whether it is anonymous in the sense of the ICO's code, so that it is no confidential patient
   * information; pseudonymised is not.
   */
  readonly anonymised: boolean | undefined;
  readonly exemption?: Exemption | undefined;
  /** The codes it leaves out; the default set where the approval names none. */
  readonly excludedCodes?: ExcludedCodeSet | undefined;
}

/**
 * Whether the release has all that makes it one: a purpose of secondary use, legal basis, recipient, field
 * list and destroy-by date.
 */
export function isApproved(release: ReleaseTerms): boolean {
  const { approvedPurpose, legalBasis, recipient, fields, destroyBy } = release;
  return (
    approvedPurpose !== undefined &&
    isSecondaryUse(approvedPurpose) &&
    isWritten(legalBasis) &&
    isWritten(recipient) &&
    fields !== undefined &&
    fields.length > 0 &&
    destroyBy !== undefined
  );
}

/** The release's exemption where it is complete: evidence attached, and approved by two different people. */
export function exemptionInForce({ exemption }: ReleaseTerms): Exemption | undefined {
  if (exemption === undefined) return undefined;
  const { evidence, approver, secondApprover } = exemption;
  const complete = isWritten(evidence) && isWritten(approver) && isWritten(secondApprover);
  return complete && approver.trim() !== secondApprover.trim() ? exemption : undefined;
}

function isWritten(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== '';
}
