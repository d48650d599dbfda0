/**
 * Values that stand for "none" in registers and would link strangers. Data, so that a region can name its own.
 * A value of one character repeated (0000000000) is ignored without being listed.
 */
export interface IgnoreLists {
  /** Numbers, in plain digits or upper-case text. */
  readonly numbers: readonly string[];
  /** Whole dates, `YYYY-MM-DD`, that are defaults of systems. */
  readonly datesOfBirth: readonly string[];
  /** Days of the year, `MM-DD`, that stand for "day not known": kept, but compared on their own level. */
  readonly defaultBirthdays: readonly string[];
  /** Outward codes of pseudo-postcodes. */
  readonly outwardCodes: readonly string[];
  /** Whole postcodes in normal form, such as those of an organisation's own sites. */
  readonly postcodes: readonly string[];
}

/**
 * What NHS registers are known to hold. Source: NHS Postcode Directory (ZZ99 pseudo-postcodes); NHS Digital, HES Patient ID methodology
 * (dates 1900-01-01, 1901-01-01 and 1 January as "not known").
 */
export const defaultIgnoreLists: IgnoreLists = {
  numbers: ['2333455667', '1234567890', 'NONE', 'UNKNOWN', 'UNK', 'N/A', 'NA', 'NULL', 'NOT KNOWN'],
  datesOfBirth: ['1800-01-01', '1800-12-31', '1900-01-01', '1900-12-31', '1901-01-01', '9999-12-31'],
  defaultBirthdays: ['01-01'],
  outwardCodes: ['ZZ99', 'NFA'],
  postcodes: [],
};
