import type { Day } from '../calendar.js';
import type { RandomStream } from '../random/random-stream.js';
import type { Coding } from './coding.js';
import { codings } from './codings.js';
import type { CareEvent } from './event.js';

/** How a quantity is spread among people. */
export interface Measurement {
  readonly coding: Coding;
  readonly mean: number;
  readonly standardDeviation: number;
  /** UCUM. */
  readonly unit: string;
  readonly decimals: number;
}

/** The quantities a region measures; means and spreads are assumed, near those of the Health Survey for England. */
export const measurements = {
  systolic: { coding: codings.systolic, mean: 130, standardDeviation: 15, unit: 'mm[Hg]', decimals: 0 },
  diastolic: { coding: codings.diastolic, mean: 78, standardDeviation: 9, unit: 'mm[Hg]', decimals: 0 },
  bodyMassIndex: {
    coding: codings.bodyMassIndex,
    mean: 27.5,
    standardDeviation: 5,
    unit: 'kg/m2',
    decimals: 1,
  },
  haemoglobinA1c: {
    coding: codings.haemoglobinA1c,
    mean: 54,
    standardDeviation: 13,
    unit: 'mmol/mol',
    decimals: 0,
  },
  cholesterol: { coding: codings.cholesterol, mean: 4.7, standardDeviation: 1, unit: 'mmol/L', decimals: 1 },
  creatinine: { coding: codings.creatinine, mean: 85, standardDeviation: 18, unit: 'umol/L', decimals: 0 },
  haemoglobin: { coding: codings.haemoglobin, mean: 138, standardDeviation: 14, unit: 'g/L', decimals: 0 },
  respiratoryRate: {
    coding: codings.respiratoryRate,
    mean: 18,
    standardDeviation: 3,
    unit: '/min',
    decimals: 0,
  },
  heartRate: { coding: codings.heartRate, mean: 82, standardDeviation: 14, unit: '/min', decimals: 0 },
} as const satisfies Readonly<Record<string, Measurement>>;

/** A measurement taken on a day. */
export function measured(measurement: Measurement, day: Day, random: RandomStream): CareEvent {
  const { coding, mean, standardDeviation, unit, decimals } = measurement;
  const value = random.bell(mean, standardDeviation).toFixed(decimals);
  return { kind: 'observation', coding, start: day, end: day, value, unit };
}
