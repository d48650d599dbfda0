import { existsSync, readFileSync } from 'node:fs';
import { localDate } from '@causeway/domain';
import { describe, expect, it } from 'vitest';
import { ageAt, createCalendar } from '../calendar.js';
import { randomStreams } from '../random/random-streams.js';
import { multipleMaternityRate } from './children.js';
import { household } from './household.js';

const today = createCalendar().dayOf(localDate(2026, 1, 1));
const streams = randomStreams(8).named('households');
const households = Array.from({ length: 30_000 }, (_, index) => household(today, streams(index)));
const people = households.flat();
const oldestBand = 90;
const bandOf = (ageYears: number) => Math.min(oldestBand, Math.floor(ageYears / 5) * 5);

// ONS mid-2023 estimates; see SOURCES.md beside the file's folder.
const estimates = new URL(
  '../../../../../shared/data/release/uk/NHSRdatasets_ons_uk_population_2023.csv',
  import.meta.url,
);

function sharesByBand(ages: readonly (readonly [ageYears: number, count: number])[]): Map<number, number> {
  const total = ages.reduce((sum, [, count]) => sum + count, 0);
  const shares = new Map<number, number>();
  for (const [ageYears, count] of ages) {
    const band = bandOf(ageYears);
    shares.set(band, (shares.get(band) ?? 0) + count / total);
  }
  return shares;
}

describe('household', () => {
  it.skipIf(!existsSync(estimates))(
    'gives the ages of the United Kingdom, but for one person in twenty (ONS mid-2023)',
    () => {
      const lines = readFileSync(estimates, 'utf8').replaceAll('"', '').trimEnd().split('\n').slice(1);
      const national = lines
        .map((line) => line.split(','))
        .filter(([, , name]) => name === 'UNITED KINGDOM')
        .map(([, , , , age = '', count]) => [Number.parseInt(age, 10), Number(count)] as const);
      const expected = sharesByBand(national);
      const found = sharesByBand(people.map(({ dateOfBirth }) => [ageAt(dateOfBirth, today), 1]));
      const moved =
        [...expected].reduce((sum, [band, share]) => sum + Math.abs(share - (found.get(band) ?? 0)), 0) / 2;
      expect(expected.size).toBe(19);
      expect(moved).toBeLessThan(0.05);
    },
  );

  it('has homes of the size of Census 2021: three in ten of one person, 2.2 to 2.5 people on average', () => {
    const alone = households.filter(({ length }) => length === 1).length / households.length;
    expect(Math.abs(alone - 0.3)).toBeLessThan(0.02);
    expect(people.length / households.length).toBeGreaterThan(2.2);
    expect(people.length / households.length).toBeLessThan(2.5);
  });

  it('has nobody from the future, and no mother younger than 15 at a birth', () => {
    const mothersAges = households.flatMap((members) =>
      members.flatMap(({ mother, dateOfBirth }) => {
        const parent = mother === undefined ? undefined : members[mother];
        return parent === undefined ? [] : [ageAt(parent.dateOfBirth, dateOfBirth)];
      }),
    );
    expect(people.filter(({ dateOfBirth }) => dateOfBirth > today)).toEqual([]);
    expect(mothersAges.length).toBeGreaterThan(10_000);
    expect(Math.min(...mothersAges)).toBeGreaterThanOrEqual(15);
  });

  it('has twins and triplets at the national rate of maternities, each birth on one day', () => {
    const born = households.flatMap((members) => {
      const children = members.filter(({ mother }) => mother !== undefined);
      const days = [...new Set(children.map(({ dateOfBirth }) => dateOfBirth))];
      return days.map((day) => children.filter(({ dateOfBirth }) => dateOfBirth === day));
    });
    const multiple = born.filter(({ length }) => length > 1);
    const expected = born.length * multipleMaternityRate;
    expect(Math.abs(multiple.length - expected)).toBeLessThan(4 * Math.sqrt(expected));
    expect(multiple.some(({ length }) => length === 3)).toBe(true);
    for (const siblings of multiple) {
      expect(new Set(siblings.map(({ multipleBirth }) => multipleBirth)).size).toBe(1);
      expect(siblings[0]?.multipleBirth).toBeDefined();
    }
  });
});
