import { msOfInstant, parseInstant } from '@causeway/domain';
import type nunjucks from 'nunjucks';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A day as people read it, `3 March 2026`, from an ISO date or instant; a month or year where no more is known. Empty for none. */
export function dayInWords(iso: unknown): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(String(iso ?? '')) ?? [];
  if (year === undefined) return '';
  const named = month === undefined ? undefined : months[Number(month) - 1];
  return [day === undefined ? undefined : String(Number(day)), named, year]
    .filter((part) => part !== undefined)
    .join(' ');
}

/** An instant as people read it, `3 March 2026, 14:05`, by the clocks of the United Kingdom. Empty for none. */
export function momentInWords(iso: unknown): string {
  const instant = parseInstant(String(iso ?? ''));
  if (!instant.ok) return dayInWords(iso);
  const [day = '', time = ''] = britishClock.format(msOfInstant(instant.value)).split(' ');
  return `${dayInWords(day)}, ${time}`;
}

/** Sweden writes days and times as ISO 8601 does. */
const britishClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/London',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** A count with its thousands told apart: `12,345`. */
export function countInWords(count: unknown): string {
  return typeof count === 'number' ? count.toLocaleString('en-GB') : String(count ?? '');
}

/** An NHS number as it is read out: `943 476 5919`. */
export function nhsNumberInWords(digits: unknown): string {
  return String(digits ?? '').replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3');
}

/** An outcome as it is kept (`proper: after a look at the note`) in words: its code in words, and what was written besides. */
export function outcomeWords(outcome: unknown, t: (key: string) => string): string {
  const [code = '', ...more] = String(outcome ?? '').split(': ');
  const isCode = /^(proper|not-proper|spoken-to|referred)$/.test(code);
  return isCode ? [t(`officer.outcome-${code}`), ...more].join('. ') : String(outcome ?? '');
}

/** Gives the templates their filters; `place` is what an organisation is called. */
export function addFilters(
  environment: nunjucks.Environment,
  organisationNames: ReadonlyMap<string, string>,
): void {
  environment
    .addFilter('day', dayInWords)
    .addFilter('moment', momentInWords)
    .addFilter('count', countInWords)
    .addFilter('nhsNumber', nhsNumberInWords)
    .addFilter('outcomeWords', outcomeWords)
    .addFilter('place', (code: unknown) => organisationNames.get(String(code)) ?? String(code ?? ''));
}
