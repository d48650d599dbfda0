import type { FactColumns, Facts } from '@causeway/choices';

/** The facts of the decision table for one entry of a query, and the joins that fetch them. */
export interface GateFacts {
  /** Joins on whole primary keys: none ever adds a row. */
  readonly joins: string;
  /** What is the same for every entry of the query. */
  readonly known: Partial<Facts>;
  /** What may differ, as SQL. */
  readonly facts: FactColumns;
  /** Whether address and telephone of a Patient are kept back, as SQL; undefined where they never are. */
  readonly masked?: string;
  /** The version of the choices the facts were taken from; null where they depend on none. */
  readonly preferenceVersion: string;
}

/** The id under which what belongs to no person is kept: organisations, practitioners, questionnaires. */
export const nobody = '00000000-0000-0000-0000-000000000000';
