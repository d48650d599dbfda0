import { type StagedTables, stagedTables } from './staged-tables.js';

/** The tables that say what the keys of staged rows lead to. */
export interface ResolvedTables {
  /** (self, local_id) of each Patient. */
  readonly patients: string;
  /** (reference, self, local_id): the Patient that a reference leads to. */
  readonly subjects: string;
  /** (reference, code_system, code): what a reference to a Medication stands for. */
  readonly medicineCodes: string;
  /** Events with whose they are (`person` and `local_id`) and their code, and in `reason` why one cannot be used, '' where it can. */
  readonly events: string;
}

/** Tables of rows with the organisation each is of: every column of the shape, place, `ods`, and `reason` ('' where the row can be used). */
export interface PlacedTables {
  readonly persons: string;
  readonly events: string;
}

/** What the steps of a folder of many organisations make on their way. */
export interface PlacementTables extends PlacedTables {
  /** (reference, ods, is_practice) of every organisation. */
  readonly organisations: string;
  /** (reference, ods): the organisation that provided the encounter a reference leads to. */
  readonly encounters: string;
  /** (self, ods): the organisation that manages each Patient's record. */
  readonly custodians: string;
  /** Events with the organisation that they or their encounter name. */
  readonly named: string;
  /** (person, ods): the organisation that most of a Patient's events name. */
  readonly usual: string;
  /** (self, ods): the organisations that have a record of each Patient. */
  readonly records: string;
}

/** All tables that reading FHIR files makes on its way, by their names in the engine. */
export interface WorkingTables {
  readonly staged: StagedTables;
  readonly resolved: ResolvedTables;
  readonly placed: PlacementTables;
}

/** The names of the tables that begin with this. */
export function workingTables(prefix: string): WorkingTables {
  return {
    staged: stagedTables(prefix),
    resolved: {
      patients: `${prefix}_patients`,
      subjects: `${prefix}_subjects`,
      medicineCodes: `${prefix}_medicine_codes`,
      events: `${prefix}_resolved`,
    },
    placed: {
      organisations: `${prefix}_organisations`,
      encounters: `${prefix}_encounters`,
      custodians: `${prefix}_custodians`,
      named: `${prefix}_named`,
      usual: `${prefix}_usual`,
      records: `${prefix}_records`,
      persons: `${prefix}_placed_persons`,
      events: `${prefix}_placed_events`,
    },
  };
}

/** The names of them all, to drop them. */
export function allNames({ staged, resolved, placed }: WorkingTables): readonly string[] {
  return Object.values({ staged, resolved, placed }).flatMap((tables) => Object.values(tables) as string[]);
}
