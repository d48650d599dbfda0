import {
  compareLocalDates,
  err,
  type LocalDate,
  localDate,
  ok,
  type Problem,
  problem,
  type Result,
} from '@causeway/domain';
import {
  type ChoiceRateName,
  type ChoiceRates,
  choiceRateNames,
  standardChoiceRates,
} from './choice-rates.js';
import { type ErrorRateName, type ErrorRates, errorRateNames, standardErrorRates } from './error-rates.js';

/** What kind of region to make. The same specification gives the same bytes. */
export interface RegionSpec {
  readonly name: string;
  /** 1 to 10 million; those who died in the last four years are among them. */
  readonly people: number;
  /** A whole number, 0 to 2^53 - 1. */
  readonly seed: number;
  /** The day as of which everything is known, 2020-01-01 to 2150-12-31. */
  readonly referenceDate: LocalDate;
  /** Whether there is an ambulance service, whose records mostly have no NHS number. */
  readonly ambulance: boolean;
  /** Whether the shared record (`record/`) is written too. */
  readonly record: boolean;
  readonly errorRates: ErrorRates;
  readonly choiceRates: ChoiceRates;
  /** Whether rates of some places are made to differ (`truth/effects.json`); without, places differ by age, deprivation and chance alone. */
  readonly plantedEffects: boolean;
}

/** What must be said of a region; all else has a default. */
export interface RegionRequest
  extends Partial<Omit<RegionSpec, 'errorRates' | 'choiceRates' | 'people' | 'seed'>> {
  readonly people: number;
  readonly seed: number;
  readonly errorRates?: Partial<ErrorRates>;
  readonly choiceRates?: Partial<ChoiceRates>;
}

const mostPeople = 10_000_000;
const earliestReferenceDate = localDate(2020, 1, 1);
const latestReferenceDate = localDate(2150, 12, 31);

/** The day as of which a region is made unless another is asked for: fixed, so that a command gives the same region next year. */
export const defaultReferenceDate: LocalDate = localDate(2026, 1, 1);

/**
 * The specification of the region asked for, with its defaults.
 *
 * Errors: CW-REGION-001 (a number of people, a seed or a date outside its range), CW-REGION-002 (a rate outside its range).
 */
export function regionSpec(request: RegionRequest): Result<RegionSpec, Problem> {
  const spec: RegionSpec = {
    name: `Synthetic region of ${request.people} people`,
    referenceDate: defaultReferenceDate,
    ambulance: true,
    record: true,
    plantedEffects: true,
    ...request,
    errorRates: { ...standardErrorRates, ...request.errorRates },
    choiceRates: { ...standardChoiceRates, ...request.choiceRates },
  };
  const found = wholeNumberProblem(spec) ?? dateProblem(spec) ?? rateProblem(spec);
  return found === undefined ? ok(spec) : err(found);
}

function wholeNumberProblem({ people, seed }: RegionSpec): Problem | undefined {
  if (!Number.isInteger(people) || people < 1 || people > mostPeople) {
    return problem('CW-REGION-001', {
      path: 'people',
      detail: `A region has 1 to ${mostPeople} people, in whole numbers.`,
    });
  }
  if (Number.isSafeInteger(seed) && seed >= 0) return undefined;
  return problem('CW-REGION-001', {
    path: 'seed',
    detail: `A seed is a whole number from 0 to ${Number.MAX_SAFE_INTEGER}.`,
  });
}

function dateProblem({ referenceDate }: RegionSpec): Problem | undefined {
  const early = compareLocalDates(referenceDate, earliestReferenceDate) < 0;
  const late = compareLocalDates(referenceDate, latestReferenceDate) > 0;
  if (!early && !late) return undefined;
  return problem('CW-REGION-001', {
    path: 'reference date',
    detail: `A reference date is from ${earliestReferenceDate} to ${latestReferenceDate}.`,
  });
}

function rateProblem({ errorRates, choiceRates }: RegionSpec): Problem | undefined {
  const wrong = errorRateNames.find((name) => !isRate(name, errorRates[name]));
  const wrongChoice = choiceRateNames.find((name) => !isRate(name, choiceRates[name]));
  const path = wrong ?? wrongChoice;
  return path === undefined ? undefined : problem('CW-REGION-002', { path });
}

function isRate(name: ErrorRateName | ChoiceRateName, value: number): boolean {
  return name === 'errorProneOdds' ? value >= 1 && Number.isFinite(value) : value >= 0 && value <= 1;
}
