/** What is known of one rate: its default, whether it falls on some people more often than on others, what it means and where it is from. */
export interface RateEntry {
  /** A probability, 0 to 1; for `errorProneOdds` a ratio of odds, 1 or more. */
  readonly standard: number;
  /** Whether people to whom errors are known to happen more often have it more often (see `errorProneOdds`). */
  readonly fallsUnevenly: boolean;
  readonly meaning: string;
  readonly source: string;
}

const cured = 'CUREd research database: NHS number missing by setting';
const publishedDemographics =
  'published: sex or date of birth wrong in 0.11 % of hospital records, here divided between the two';
const assumed = 'assumed';

/**
 * Every rate at which the records of a region differ from the truth. The value of an uneven rate is that of all records together; its
 * unevenness is put on top so that the whole stays the same.
 */
export const errorRateCatalogue = {
  missingNhsNumberGp: {
    standard: 0.0001,
    fallsUnevenly: true,
    meaning: 'GP records without an NHS number',
    source: 'assumed: registration takes the number from the national register',
  },
  missingNhsNumberInpatient: {
    standard: 0.003,
    fallsUnevenly: true,
    meaning: 'records of hospital patients who were admitted or seen by appointment, without an NHS number',
    source: cured,
  },
  missingNhsNumberEmergency: {
    standard: 0.02,
    fallsUnevenly: true,
    meaning: 'records of hospital patients who only came to the emergency department, without an NHS number',
    source: cured,
  },
  missingNhsNumberCommunity: {
    standard: 0.005,
    fallsUnevenly: true,
    meaning: 'community records without an NHS number',
    source: assumed,
  },
  missingNhsNumberOutOfHours: {
    standard: 0.04,
    fallsUnevenly: true,
    meaning: 'out-of-hours and 111 records without an NHS number',
    source: cured,
  },
  missingNhsNumberAmbulance: {
    standard: 0.86,
    fallsUnevenly: true,
    meaning: 'ambulance records without an NHS number',
    source: cured,
  },
  nhsNumberMistyped: {
    standard: 0.001,
    fallsUnevenly: true,
    meaning:
      'NHS numbers outside general practice with one wrong digit or two neighbours swapped, so that the check digit fails',
    source: assumed,
  },
  nhsNumberOfAnother: {
    standard: 0.0001,
    fallsUnevenly: true,
    meaning:
      'NHS numbers outside general practice that are valid and not the person’s: of one of the household, or of anybody',
    source: assumed,
  },
  nhsNumberSpaced: {
    standard: 0.01,
    fallsUnevenly: false,
    meaning: 'NHS numbers written in groups of three, three and four',
    source: assumed,
  },
  dateOfBirthWrong: {
    standard: 0.0007,
    fallsUnevenly: true,
    meaning: 'dates of birth outside general practice with day and month swapped, or one part wrong',
    source: publishedDemographics,
  },
  sexWrong: {
    standard: 0.0004,
    fallsUnevenly: true,
    meaning: 'sexes outside general practice that are the other one',
    source: publishedDemographics,
  },
  dateOfBirthDefault: {
    standard: 0.0005,
    fallsUnevenly: true,
    meaning:
      'dates of birth outside general practice that are a default: 1 January of the year of birth, or 1 January 1900',
    source: assumed,
  },
  dateOfBirthMissing: {
    standard: 0.0005,
    fallsUnevenly: true,
    meaning: 'dates of birth outside general practice that are missing (ambulance: ten times as often)',
    source: assumed,
  },
  sexUnknown: {
    standard: 0.0005,
    fallsUnevenly: true,
    meaning:
      'sexes outside general practice that are not known or indeterminate (ambulance: ten times as often)',
    source: assumed,
  },
  postcodeMistyped: {
    standard: 0.004,
    fallsUnevenly: true,
    meaning: 'postcodes outside general practice with one wrong character',
    source: assumed,
  },
  postcodePlaceholder: {
    standard: 0.003,
    fallsUnevenly: true,
    meaning: 'postcodes outside general practice that are ZZ99 3WZ (not known)',
    source: assumed,
  },
  postcodeUnformatted: {
    standard: 0.02,
    fallsUnevenly: false,
    meaning: 'postcodes outside general practice in small letters or without their space',
    source: assumed,
  },
  staleAddressHospital: {
    standard: 0.6,
    fallsUnevenly: false,
    meaning:
      'of people who have moved, hospital records that hold an earlier postcode; with those who have not moved, about half of all hospital records',
    source: 'published: about half of hospital records carry another postcode than the register today',
  },
  staleAddressElsewhere: {
    standard: 0.15,
    fallsUnevenly: false,
    meaning:
      'of people who have moved, community, out-of-hours and ambulance records that hold an earlier postcode',
    source: assumed,
  },
  addressHistoryKept: {
    standard: 0.7,
    fallsUnevenly: false,
    meaning:
      'of people who have moved, GP records that also hold an earlier postcode with its dates (hospital: half as often)',
    source: assumed,
  },
  newbornUnnumbered: {
    standard: 0.9,
    fallsUnevenly: false,
    meaning: 'hospital records of birth that begin without an NHS number and get it some days later',
    source: assumed,
  },
  newbornNeverNumbered: {
    standard: 0.1,
    fallsUnevenly: false,
    meaning: 'of those, the ones into which the number is never entered',
    source: assumed,
  },
  supersededNhsNumber: {
    standard: 0.005,
    fallsUnevenly: false,
    meaning: 'people who had another NHS number before; one in ten of them two others',
    source: assumed,
  },
  supersededNhsNumberHeld: {
    standard: 0.5,
    fallsUnevenly: false,
    meaning: 'of their records outside general practice, those that still hold an older number only',
    source: assumed,
  },
  duplicateRegistration: {
    standard: 0.01,
    fallsUnevenly: true,
    meaning: 'people whom an organisation outside general practice holds twice, under two local ids',
    source: assumed,
  },
  formerPracticeRecord: {
    standard: 0.25,
    fallsUnevenly: false,
    meaning:
      'of people who moved to another practice in the last years, those whom the practice before still sends',
    source: assumed,
  },
  withoutFixedAbode: {
    standard: 0.015,
    fallsUnevenly: false,
    meaning:
      'of people who live alone, those of no fixed abode, whose postcode is ZZ99 3VZ (about one person in 500)',
    source: assumed,
  },
  registeredFirstOfJanuary: {
    standard: 0.03,
    fallsUnevenly: false,
    meaning:
      'adults of an ethnic minority whose date of birth is 1 January in every record, the day being unknown',
    source: assumed,
  },
  errorProneOdds: {
    standard: 2,
    fallsUnevenly: false,
    meaning:
      'how much greater the odds of an uneven error are for people of an ethnic minority, of no fixed abode, or under one year old',
    source: 'direction: Hagger-Johnson 2017, Bohensky 2010; size assumed',
  },
} as const satisfies Readonly<Record<string, RateEntry>>;

/** The name of an error rate. */
export type ErrorRateName = keyof typeof errorRateCatalogue;

/** A value for every error rate. */
export type ErrorRates = Readonly<Record<ErrorRateName, number>>;

/** The names of all error rates, in the order of the catalogue. */
export const errorRateNames = Object.keys(errorRateCatalogue) as readonly ErrorRateName[];

/** The default rates. */
export const standardErrorRates: ErrorRates = ratesFrom((name) => errorRateCatalogue[name].standard);

/** Rates at which every record is right and whole: for tests and for learning what linkage does without errors. */
export const noErrors: ErrorRates = ratesFrom((name) => (name === 'errorProneOdds' ? 1 : 0));

function ratesFrom(value: (name: ErrorRateName) => number): ErrorRates {
  return Object.fromEntries(errorRateNames.map((name) => [name, value(name)])) as ErrorRates;
}
