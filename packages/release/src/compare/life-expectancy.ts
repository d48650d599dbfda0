import type { Problem, Result } from '@causeway/domain';
import { ok } from '@causeway/domain';
import type { Limits } from './confidence.js';
import { bothLimits, criticalValue } from './confidence.js';
import { impossible, isCount, isPositive, tooLittle } from './refusal.js';

/** One age band of an abridged life table. */
export interface LifeTableBand {
  readonly startAge: number;
  readonly population: number;
  readonly deaths: number;
}

/** Life expectancy at the start of one age band, in years. */
export interface LifeExpectancy {
  readonly startAge: number;
  /** Null where the 95 % interval is wider than 20 years: too uncertain to be published. */
  readonly value: number | null;
  readonly limits95: Limits;
  readonly limits998: Limits;
  /** The people and deaths at this age and over, on which the value rests. */
  readonly populationUsed: number;
  readonly deathsUsed: number;
}

/** The ages at which the bands of the method begin: 0, 1, 5, then every five years to 90. */
export const lifeTableStartAges: readonly number[] = [
  0, 1, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90,
];

const newbornLives = 100_000;
const leastPopulation = 5000;
const widestHalfInterval = 10;

/**
 * Life expectancy at the start of each of the 20 age bands, by Chiang's abridged life table, with Silcocks' variance
 * for the open last band; `bands` must be the 20 of {@link lifeTableStartAges}, in that order.
 *
 * Errors: CW-RELEASE-101 (other bands, deaths negative or more than the people, nobody in a band), CW-RELEASE-102
 * (5,000 people or fewer, no death at 90 and over).
 * Source: Chiang CL. The life table and its construction, in: Introduction to stochastic processes in biostatistics.
 * New York: Wiley, 1968:189–214; Silcocks PBS, Jenner DA, Reza R. J Epidemiol Community Health 2001;55:38–43,
 * equation 5; Toson B, Baker A. National Statistics Methodological Series 33, 2003 (least population);
 * PHEindicatormethods `phe_life_expectancy`.
 */
export function lifeExpectancy(bands: readonly LifeTableBand[]): Result<readonly LifeExpectancy[], Problem> {
  const checked = check(bands);
  if (!checked.ok) return checked;
  const estimates: LifeExpectancy[] = [];
  let later: LaterAges = nobodyLater;
  for (const row of survivors(bands).reverse()) {
    later = addBand(later, row);
    estimates.push(estimateAt(row, later));
  }
  return ok(estimates.reverse());
}

/** A band with the chance of dying in it and the lives that reach it out of 100,000 newborn. */
interface LifeTableRow extends LifeTableBand {
  readonly years: number;
  /** The share of the band's years that those who die in it live: 0.1 in the first year of life, half elsewhere. */
  readonly shareLived: number;
  readonly dying: number;
  readonly lives: number;
  readonly livesAfter: number;
  readonly isLast: boolean;
}

/** What is known of a band's age and over: years still to be lived, variance, people. */
interface LaterAges {
  readonly years: number;
  readonly expectancy: number;
  readonly variance: number;
  readonly population: number;
  readonly deaths: number;
}

const nobodyLater: LaterAges = { years: 0, expectancy: 0, variance: 0, population: 0, deaths: 0 };

function survivors(bands: readonly LifeTableBand[]): LifeTableRow[] {
  let lives = newbornLives;
  return bands.map((band, index) => {
    const next = bands[index + 1];
    const years = next === undefined ? (2 * band.population) / band.deaths : next.startAge - band.startAge;
    const shareLived = band.startAge === 0 ? 0.1 : 0.5;
    const dying = next === undefined ? 1 : chanceOfDying(band.deaths / band.population, years, shareLived);
    const row = {
      ...band,
      years,
      shareLived,
      dying,
      lives,
      livesAfter: lives * (1 - dying),
      isLast: next === undefined,
    };
    lives = row.livesAfter;
    return row;
  });
}

/** Chiang's q = nM / (1 + nM(1 − a)), and 1 where more die than that many years would leave. */
function chanceOfDying(deathRate: number, years: number, shareLived: number): number {
  return deathRate * years * shareLived > 1
    ? 1
    : (deathRate * years) / (1 + deathRate * years * (1 - shareLived));
}

function addBand(later: LaterAges, row: LifeTableRow): LaterAges {
  const years = later.years + yearsLivedIn(row);
  return {
    years,
    expectancy: row.lives === 0 ? 0 : years / row.lives,
    variance: later.variance + varianceIn(row, later.expectancy),
    population: later.population + row.population,
    deaths: later.deaths + row.deaths,
  };
}

function yearsLivedIn(row: LifeTableRow): number {
  if (row.isLast) return (row.lives * row.population) / row.deaths;
  return row.years * (row.livesAfter + row.shareLived * (row.lives - row.livesAfter));
}

function varianceIn(row: LifeTableRow, expectancyAfter: number): number {
  if (row.isLast) return (row.lives / 2) ** 2 * (4 / (row.deaths * (row.deaths / row.population) ** 2));
  if (row.dying === 0) return 0;
  const ofDying = (row.dying ** 2 * (1 - row.dying)) / row.deaths;
  return ofDying * row.lives ** 2 * ((1 - row.shareLived) * row.years + expectancyAfter) ** 2;
}

function estimateAt(row: LifeTableRow, later: LaterAges): LifeExpectancy {
  const standardError = Math.sqrt(later.variance) / row.lives;
  const limitsAt = (confidence: number) => {
    const halfWidth = criticalValue(confidence) * standardError;
    return { lower: later.expectancy - halfWidth, upper: later.expectancy + halfWidth };
  };
  return {
    startAge: row.startAge,
    value: criticalValue(0.95) * standardError > widestHalfInterval ? null : later.expectancy,
    ...bothLimits(limitsAt),
    populationUsed: later.population,
    deathsUsed: later.deaths,
  };
}

function check(bands: readonly LifeTableBand[]): Result<undefined, Problem> {
  const isTheTable =
    bands.length === lifeTableStartAges.length &&
    bands.every((band, index) => band.startAge === lifeTableStartAges[index]);
  if (!isTheTable)
    return impossible('A life table has the 20 bands that begin at 0, 1, 5 and every five years to 90.');
  if (!bands.every((band) => isPositive(band.population))) {
    return impossible('The population of every age band is a number above 0.', 'population');
  }
  if (!bands.every((band) => isCount(band.deaths) && band.deaths <= band.population)) {
    return impossible('The deaths of every age band are a number from 0 to that of its people.', 'deaths');
  }
  const people = bands.reduce((sum, band) => sum + band.population, 0);
  if (people <= leastPopulation) return tooLittle('Life expectancy needs more than 5,000 person-years.');
  if (bands.at(-1)?.deaths === 0) return tooLittle('Life expectancy needs a death at 90 and over.');
  return ok(undefined);
}
