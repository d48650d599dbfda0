/** The columns of one kind of table in a region folder (overview, section 4). */
export interface TableShape {
  readonly required: readonly string[];
  /** May be absent, and then count as empty. */
  readonly optional: readonly string[];
  /** Other names by which a column goes, in the order in which they are preferred. */
  readonly otherNames?: Readonly<Record<string, readonly string[]>>;
  /** Whether its rows are of people, so that a column with names refuses the file. */
  readonly isOfPeople: boolean;
}

/** `extracts/<ODS>/persons`: several rows per local id are the history of address or number. */
export const personsShape: TableShape = {
  required: ['local_id', 'nhs_number', 'date_of_birth', 'sex', 'postcode'],
  optional: ['valid_from', 'valid_to', 'registered_gp', 'ethnic_category'],
  isOfPeople: true,
};

/** `extracts/<ODS>/events`. */
export const eventsShape: TableShape = {
  required: ['local_id', 'start_date', 'kind', 'code'],
  optional: ['event_id', 'end_date', 'code_system', 'value', 'unit'],
  isOfPeople: true,
};

/** `choices/objections`. */
export const objectionsShape: TableShape = {
  required: ['ods', 'local_id', 'code', 'effective_at'],
  optional: ['recorded_at', 'entered_in_error'],
  isOfPeople: true,
};

/** `choices/canaries`: made-up persons with an objection, who must appear in no release. */
export const canariesShape: TableShape = {
  required: ['ods', 'local_id', 'family'],
  // The text that marks the canary's entry: for whoever searches a release, not for a run.
  optional: ['marker'],
  isOfPeople: true,
};

/** `areas`: the columns of the overview, or those of the ONS Postcode Directory, where `imd` is a rank. */
export const areasShape: TableShape = {
  required: ['postcode'],
  optional: ['lsoa', 'msoa', 'place', 'icb', 'imd_decile', 'imd_rank'],
  otherNames: {
    postcode: ['pcds', 'pcd', 'pcd7', 'pcd8', 'pcd2'],
    lsoa: ['lsoa21', 'lsoa21cd', 'lsoa11', 'lsoa11cd'],
    msoa: ['msoa21', 'msoa21cd', 'msoa11', 'msoa11cd'],
    place: ['oslaua', 'laua', 'lad', 'ladcd'],
    icb: ['icb23cd', 'icbcd', 'stp'],
    imd_rank: ['imd'],
  },
  isOfPeople: false,
};

/** All columns of the shape, the required ones first. */
export function columnsOf({ required, optional }: TableShape): readonly string[] {
  return [...required, ...optional];
}
