import type { Problem } from './problem.js';
import { problem } from './problem.js';
import type { Result } from './result.js';
import { err, ok } from './result.js';

interface PurposeEntry {
  readonly label: string;
  /** Whether the purpose lies beyond the person's own care, so that objections to secondary use bind it. */
  readonly secondary: boolean;
}

/**
 * Why someone asks for data. Whoever asks states one; section 1 of the decision tables holds for direct care,
 * section 3 for secondary use.
 *
 * Source: National Data Guardian, Review of Data Security, Consent and Opt-Outs (2016): direct care, and
 * purposes beyond it; HL7 PurposeOfUse.
 */
export const purposesOfUse = {
  'direct-care': { label: 'Care of this person', secondary: false },
  'patient-access': { label: 'The person, or who acts for them, reads their own record', secondary: false },
  safeguarding: { label: 'Protecting a child or an adult at risk', secondary: false },
  planning: { label: 'Planning and running health and care services', secondary: true },
  research: { label: 'Research', secondary: true },
  audit: { label: 'Clinical audit beyond the team that gave the care', secondary: true },
  'public-health': { label: 'Communicable disease and other risks to public health', secondary: true },
  'legal-duty': { label: 'A duty set by law or a court order', secondary: true },
  'public-interest': { label: 'An overriding public interest', secondary: true },
} as const satisfies Record<string, PurposeEntry>;

/** A code of `purposesOfUse`. */
export type PurposeOfUse = keyof typeof purposesOfUse;

/** The purpose that `text` names, exactly as it is spelled here; nothing is guessed. Error: CW-DOMAIN-009. */
export function parsePurposeOfUse(text: string): Result<PurposeOfUse, Problem> {
  return isPurposeOfUse(text) ? ok(text) : err(problem('CW-DOMAIN-009'));
}

/** Whether the purpose is secondary use, which a person may object to. */
export function isSecondaryUse(purpose: PurposeOfUse): boolean {
  return purposesOfUse[purpose].secondary;
}

function isPurposeOfUse(text: string): text is PurposeOfUse {
  return Object.hasOwn(purposesOfUse, text);
}
