import {
  dayOf,
  formatNhsNumber,
  type LocalDate,
  localDate,
  monthOf,
  parseNhsNumber,
  yearOf,
} from '@causeway/domain';
import type { RandomStream } from '../random/random-stream.js';

/** A ten-digit number with one wrong digit, or two unlike neighbours swapped: the check digit catches either, whatever they are. */
export function mistypedNumber(number: string, random: RandomStream): string {
  const place = random.below(number.length - 1);
  const here = number.charAt(place);
  const next = number.charAt(place + 1);
  if (here !== next && random.chance(0.5)) {
    return `${number.slice(0, place)}${next}${here}${number.slice(place + 2)}`;
  }
  const wrong = (Number(here) + random.between(1, 9)) % 10;
  return `${number.slice(0, place)}${wrong}${number.slice(place + 1)}`;
}

/** A number as people write it, in groups of three, three and four, where it is a valid one; otherwise as it is. */
export function spacedNumber(number: string): string {
  const parsed = parseNhsNumber(number);
  return parsed.ok ? formatNhsNumber(parsed.value) : number;
}

const letters = 'ABDEFGHJLNPQRSTUWXYZ';

/** A postcode with one wrong character of its inward code: another digit for the digit, or another letter for a letter. It is still of the form of a postcode. */
export function mistypedPostcode(postcode: string, random: RandomStream): string {
  const place = postcode.length - 1 - random.below(3);
  const alphabet = place === postcode.length - 3 ? '0123456789' : letters;
  const right = alphabet.indexOf(postcode.charAt(place));
  const wrong = alphabet[(right + random.between(1, alphabet.length - 1)) % alphabet.length] ?? '';
  return `${postcode.slice(0, place)}${wrong}${postcode.slice(place + 1)}`;
}

/** A postcode as it is typed in a hurry: small letters, no space, or both. */
export function unformattedPostcode(postcode: string, random: RandomStream): string {
  const style = random.below(3);
  const spelt = style === 0 ? postcode : postcode.replace(' ', '');
  return style === 1 ? spelt : spelt.toLowerCase();
}

/** A date of birth with day and month swapped where that gives another date, or with one part wrong. Never after `latest`'s year, and never the right one. */
export function wrongDateOfBirth(right: LocalDate, latest: LocalDate, random: RandomStream): LocalDate {
  const [year, month, day] = [yearOf(right), monthOf(right), dayOf(right)];
  const swappable = day <= 12 && day !== month && !(year === yearOf(latest) && day >= monthOf(latest));
  if (swappable && random.chance(0.4)) return localDate(year, day, month);
  if (random.chance(0.5)) {
    const years = random.pick([1, 2, 10]);
    const later = random.chance(0.5) && year + years < yearOf(latest);
    return localDate(later ? year + years : year - years, month, Math.min(day, 28));
  }
  const otherDay = ((day - 1 + random.between(1, 27)) % 28) + 1;
  return localDate(year, month, otherDay === day ? (otherDay % 28) + 1 : otherDay);
}

/** A date that a form fills in where the day of birth is not known: 1 January of the right year, or 1 January 1900. */
export function defaultDateOfBirth(right: LocalDate, random: RandomStream): LocalDate {
  return localDate(random.chance(0.5) ? 1900 : yearOf(right), 1, 1);
}
