import type { ByDecade } from './by-decade.js';
import type { Coding } from './coding.js';
import { codings } from './codings.js';
import { type Measurement, measurements } from './measurement.js';

/** A long-term condition: how frequent it is, and what is done about it. */
export interface Condition {
  readonly coding: Coding;
  /** Share of people of a decade of age who have it, at mean deprivation. */
  readonly prevalence: ByDecade;
  /** Relative change of the prevalence with each decile towards the more deprived. */
  readonly perDecile: number;
  /** Prevalence among women over that among men. */
  readonly womenRatio: number;
  readonly medicines: readonly Coding[];
  readonly monitored: readonly Measurement[];
  /** Ethnic categories in which it is much more frequent, and how much. */
  readonly inheritedMore?: { readonly categories: readonly string[]; readonly ratio: number };
  /** Age at which it is first known, for what people are born with. */
  readonly sinceBirth?: boolean;
}

const noMedicines: readonly Coding[] = [];
const unmonitored: readonly Measurement[] = [];
const evenly = (share: number): ByDecade => [
  share,
  share,
  share,
  share,
  share,
  share,
  share,
  share,
  share,
  share,
];
const { systolic, diastolic, bodyMassIndex, haemoglobinA1c, cholesterol, creatinine } = measurements;

// Prevalences are rounded from the Quality and Outcomes Framework of England and the Health Survey for England; the rare ones from
// published registers. The gradients by deprivation and sex are assumed.
/** The conditions of a region, common ones first, then rare ones whose counts must be hidden when released. */
export const conditions: readonly Condition[] = [
  {
    coding: codings.hypertension,
    prevalence: [0, 0.001, 0.01, 0.04, 0.1, 0.21, 0.33, 0.46, 0.55, 0.55],
    perDecile: 0.015,
    womenRatio: 0.95,
    medicines: [codings.amlodipine, codings.ramipril],
    monitored: [systolic, diastolic],
  },
  {
    coding: codings.depression,
    prevalence: [0, 0.03, 0.12, 0.14, 0.14, 0.14, 0.11, 0.09, 0.09, 0.09],
    perDecile: 0.03,
    womenRatio: 1.7,
    medicines: [codings.citalopram, codings.fluoxetine],
    monitored: unmonitored,
  },
  {
    coding: codings.asthma,
    prevalence: [0.03, 0.08, 0.065, 0.06, 0.065, 0.07, 0.075, 0.08, 0.075, 0.06],
    perDecile: 0.02,
    womenRatio: 1.1,
    medicines: [codings.salbutamol, codings.beclometasone],
    monitored: unmonitored,
  },
  {
    coding: codings.diabetes,
    prevalence: [0, 0.001, 0.006, 0.02, 0.05, 0.09, 0.13, 0.17, 0.17, 0.13],
    perDecile: 0.04,
    womenRatio: 0.8,
    medicines: [codings.metformin, codings.gliclazide],
    monitored: [haemoglobinA1c, bodyMassIndex, cholesterol],
  },
  {
    coding: codings.chronicKidneyDisease,
    prevalence: [0, 0, 0.001, 0.003, 0.01, 0.025, 0.06, 0.14, 0.28, 0.36],
    perDecile: 0.01,
    womenRatio: 1.2,
    medicines: [codings.ramipril],
    monitored: [creatinine],
  },
  {
    coding: codings.coronaryHeartDisease,
    prevalence: [0, 0, 0, 0.003, 0.012, 0.035, 0.075, 0.13, 0.18, 0.19],
    perDecile: 0.03,
    womenRatio: 0.5,
    medicines: [codings.aspirin, codings.atorvastatin],
    monitored: [cholesterol],
  },
  {
    coding: codings.copd,
    prevalence: [0, 0, 0, 0.003, 0.01, 0.028, 0.05, 0.075, 0.08, 0.06],
    perDecile: 0.08,
    womenRatio: 0.95,
    medicines: [codings.salbutamol, codings.prednisolone],
    monitored: unmonitored,
  },
  {
    coding: codings.stroke,
    prevalence: [0, 0, 0.001, 0.003, 0.008, 0.019, 0.037, 0.075, 0.13, 0.15],
    perDecile: 0.02,
    womenRatio: 0.8,
    medicines: [codings.clopidogrel, codings.atorvastatin],
    monitored: unmonitored,
  },
  {
    coding: codings.dementia,
    prevalence: [0, 0, 0, 0, 0, 0.001, 0.006, 0.03, 0.11, 0.24],
    perDecile: 0,
    womenRatio: 1.2,
    medicines: noMedicines,
    monitored: unmonitored,
  },
  {
    coding: codings.epilepsy,
    prevalence: [0.003, 0.006, 0.008, 0.008, 0.009, 0.01, 0.01, 0.011, 0.012, 0.011],
    perDecile: 0.03,
    womenRatio: 0.95,
    medicines: noMedicines,
    monitored: unmonitored,
  },
  {
    coding: codings.rheumatoidArthritis,
    prevalence: [0, 0.0005, 0.001, 0.003, 0.006, 0.01, 0.016, 0.02, 0.02, 0.017],
    perDecile: 0.01,
    womenRatio: 2.4,
    medicines: [codings.prednisolone],
    monitored: unmonitored,
  },
  {
    coding: codings.colorectalCancer,
    prevalence: [0, 0, 0, 0.0005, 0.001, 0.004, 0.009, 0.016, 0.022, 0.022],
    perDecile: 0,
    womenRatio: 0.75,
    medicines: noMedicines,
    monitored: unmonitored,
  },
  {
    coding: codings.hiv,
    prevalence: [0, 0, 0.001, 0.003, 0.004, 0.004, 0.002, 0.001, 0, 0],
    perDecile: 0.05,
    womenRatio: 0.45,
    medicines: noMedicines,
    monitored: unmonitored,
  },
  {
    coding: codings.sickleCell,
    prevalence: evenly(0.00002),
    perDecile: 0,
    womenRatio: 1,
    medicines: noMedicines,
    monitored: unmonitored,
    inheritedMore: { categories: ['D', 'E', 'M', 'N', 'P'], ratio: 300 },
    sinceBirth: true,
  },
  ...[codings.cysticFibrosis, codings.phenylketonuria].map((coding) => ({
    coding,
    prevalence: evenly(0.00015),
    perDecile: 0,
    womenRatio: 1,
    medicines: noMedicines,
    monitored: unmonitored,
    sinceBirth: true,
  })),
  {
    coding: codings.huntingtons,
    prevalence: [0, 0, 0.0001, 0.0001, 0.0002, 0.0003, 0.0003, 0.0002, 0.0001, 0],
    perDecile: 0,
    womenRatio: 1,
    medicines: noMedicines,
    monitored: unmonitored,
  },
];
