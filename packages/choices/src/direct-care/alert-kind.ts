import type { Role } from './role.js';

interface AlertKindEntry {
  readonly words: string;
  /** The role that has to look into it, in the organisation the alert is about. */
  readonly owner: Role;
  /** Hours until an outcome is due. */
  readonly deadlineHours: number;
  /** Who takes it over when it is overdue. */
  readonly escalatesTo: Role;
}

const toOfficer = { owner: 'privacy-officer', escalatesTo: 'practice-administrator' } as const;

/**
 * What raises an alert, who has to look into it, by when, and who takes it over when that is not done. An alert names a reference and
 * never what it is about.
 *
 * Source: NHS Care Record Guarantee, commitment on alerts; decision tables, section 5, point 10.
 */
export const alertKinds = {
  'relationship-claimed': {
    words: 'A user claimed a relationship with a person.',
    deadlineHours: 72,
    ...toOfficer,
  },
  'glass-broken': { words: 'A user broke glass.', deadlineHours: 24, ...toOfficer },
  'protected-person': { words: 'A user looked for a protected person.', deadlineHours: 24, ...toOfficer },
  'same-surname-or-address': {
    words: 'A user looked at a person of the same surname or address.',
    deadlineHours: 72,
    ...toOfficer,
  },
  colleague: { words: 'A user looked at a colleague.', deadlineHours: 72, ...toOfficer },
  'many-people': {
    words: 'A user looked at very many people within an hour.',
    deadlineHours: 24,
    ...toOfficer,
  },
  'code-guessing': {
    words: 'Verification codes were tried until none was left.',
    deadlineHours: 24,
    ...toOfficer,
  },
} as const satisfies Record<string, AlertKindEntry>;

/** A kind of alert. */
export type AlertKind = keyof typeof alertKinds;
