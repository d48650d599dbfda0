import type { Day } from '../calendar.js';

/** A code in the record of a practice that says something about an objection. */
export interface Objection {
  readonly code: string;
  readonly effective: Day;
  readonly recorded: Day;
  readonly enteredInError: boolean;
  /** Whether it stands in the record of the practice before, and not in that of today's. */
  readonly atFormerPractice: boolean;
}

/** What a person said about secondary use: as the records have it, and as it is to be understood. */
export interface PersonChoices {
  readonly objections: readonly Objection[];
  /** Whether the GP record of the person must stay out. */
  readonly typeOneActive: boolean;
  readonly typeTwo?: 'early' | 'late';
  /** Whether the person's numbers are off the cleaned list. */
  readonly nationalOptOut: boolean;
}

/** An objection recorded on the day it was made, at the practice of today. */
export function objection(code: string, effective: Day, particulars: Partial<Objection> = {}): Objection {
  return {
    code,
    effective,
    recorded: effective,
    enteredInError: false,
    atFormerPractice: false,
    ...particulars,
  };
}
