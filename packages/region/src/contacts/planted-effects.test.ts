import { describe, expect, it } from 'vitest';
import { inhabitants } from '../people/inhabitants.js';
import type { Person } from '../people/person.js';
import { randomStreams } from '../random/random-streams.js';
import { planRegion } from '../region-plan.js';
import { specOf } from '../testing/made-region.js';
import { codings } from './codings.js';
import { conditionsOf } from './conditions-of.js';
import { hospitalContacts } from './hospital-events.js';
import { plantEffects } from './planted-effects.js';

const people = 30_000;
const planted = planRegion(specOf({ people, seed: 17 }));
const plain = planRegion(specOf({ people, seed: 17, plantedEffects: false }));

function casesByPlace(plan: typeof planted, coding: unknown): ReadonlyMap<string, number> {
  const cases = new Map<string, number>();
  for (const person of [...inhabitants(plan)].flat()) {
    const has = conditionsOf(plan, person).some(({ condition }) => condition.coding === coding);
    const place = person.neighbourhood.place.name;
    cases.set(place, (cases.get(place) ?? 0) + (has ? 1 : 0));
  }
  return cases;
}

describe('planted effects', () => {
  it('change the prevalence in their place by their ratio, and nowhere else', () => {
    const effect = planted.effects.prevalence.find(({ coding }) => coding === codings.diabetes);
    const [changed, unchanged] = [
      casesByPlace(planted, codings.diabetes),
      casesByPlace(plain, codings.diabetes),
    ];
    expect(effect?.rateRatio).toBe(1.5);
    for (const [place, cases] of unchanged) {
      const found = changed.get(place) ?? 0;
      if (place === effect?.place.name) expect(Math.abs(found / cases - 1.5)).toBeLessThan(0.15);
      else expect(found).toBe(cases);
    }
  });

  it('change the rate of admissions from their day on', () => {
    const [person] = [...inhabitants(planted)].flat();
    const [intervention] = planted.effects.interventions;
    if (person === undefined || intervention === undefined) throw new RangeError('nothing to try');
    const span = { from: intervention.from - 500, to: intervention.from + 500 };
    const old: Person = { ...person, dateOfBirth: intervention.from - 70 * 365 };
    const streams = randomStreams(3).named('test');
    const days = Array.from({ length: 20_000 }, (_, index) =>
      hospitalContacts(
        old,
        { need: { span, conditions: [], frailty: 1 }, interventions: [{ ...intervention, change: -0.15 }] },
        streams(index),
      ).filter(({ events }) => events[0]?.coding === codings.emergencyAdmission),
    )
      .flat()
      .map(({ day }) => day);
    const after = days.filter((day) => day >= intervention.from).length;
    const before = days.length - after;
    // A ratio of two counts of several thousand: four standard errors are about 0.07.
    expect(before).toBeGreaterThan(4_000);
    expect(Math.abs(after / before - 0.85)).toBeLessThan(0.07);
  });

  it('are left out where they are not wanted or the region has no such place', () => {
    expect(plain.effects).toEqual({ prevalence: [], interventions: [] });
    const onePlace = { ...planted.areas, places: planted.areas.places.slice(0, 1) };
    expect(plantEffects(onePlace, planted.today, true)).toEqual({ prevalence: [], interventions: [] });
  });
});

describe('conditionsOf', () => {
  it('gives common conditions at their national prevalence, and rare ones to a few', () => {
    const counts = new Map<string, number>();
    for (const person of [...inhabitants(plain)].flat()) {
      for (const { condition } of conditionsOf(plain, person)) {
        counts.set(condition.coding.display, (counts.get(condition.coding.display) ?? 0) + 1);
      }
    }
    const share = (coding: { readonly display: string }) => (counts.get(coding.display) ?? 0) / people;
    // Quality and Outcomes Framework, England 2022/23: hypertension 14.4 %, diabetes (17 and over) 7.5 %, asthma 6.5 %, COPD 1.8 %.
    expect(Math.abs(share(codings.hypertension) - 0.144)).toBeLessThan(0.03);
    expect(Math.abs(share(codings.diabetes) - 0.06)).toBeLessThan(0.015);
    expect(Math.abs(share(codings.asthma) - 0.065)).toBeLessThan(0.01);
    expect(Math.abs(share(codings.copd) - 0.02)).toBeLessThan(0.008);
    for (const rare of [
      codings.cysticFibrosis,
      codings.phenylketonuria,
      codings.huntingtons,
      codings.sickleCell,
    ]) {
      expect(share(rare)).toBeLessThan(0.001);
      expect(share(rare)).toBeGreaterThan(0);
    }
  });
});
