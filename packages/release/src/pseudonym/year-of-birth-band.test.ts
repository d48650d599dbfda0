import { expect, it } from 'vitest';
import { yearOfBirthBand } from './year-of-birth-band.js';

it.each([
  [1980, '1980-1984'],
  [1984, '1980-1984'],
  [1985, '1985-1989'],
])('puts %i into %s', (year, band) => {
  expect(yearOfBirthBand(year)).toBe(band);
});
