import {
  isValidNhsNumber,
  outwardCode,
  parsePostcode,
  parseSex,
  postcodeArea,
  postcodeSector,
} from '@causeway/domain';
import type { Pattern } from '../compare/pattern.js';
import { defaultIgnoreLists } from '../standardise/ignore-lists.js';

/** A row of input, all text. */
export interface InputRow {
  readonly record_id: string;
  readonly source: string;
  readonly nhs_number: string | null;
  readonly date_of_birth: string | null;
  readonly sex: string | null;
  readonly postcode: string | null;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
  readonly registered_gp: string | null;
}

/** What is known of a record, in plain sets: the slow, obvious way that the SQL is held against (scheme `nhs`). */
export interface ReferenceRecord {
  readonly id: string;
  readonly source: string;
  readonly rows: readonly ReferenceRow[];
  readonly number: string | undefined;
  readonly numbers: ReadonlySet<string>;
  readonly clues: ReadonlySet<string>;
  readonly date: string | undefined;
  readonly dates: ReadonlySet<string>;
  readonly sex: string | undefined;
  readonly postcode: string | undefined;
  readonly postcodes: ReadonlySet<string>;
  readonly practice: string | undefined;
  readonly practices: ReadonlySet<string>;
}

/** One row's values, read. */
export interface ReferenceRow {
  readonly number: string | undefined;
  readonly wrongNumber: string | undefined;
  readonly date: string | undefined;
  readonly sex: string | undefined;
  readonly postcode: string | undefined;
  readonly practice: string | undefined;
  readonly recency: string;
}

function eightDigits(text: string | null): string | undefined {
  const digits = (text ?? '').replaceAll('-', '').slice(0, 8);
  return /^\d{8}$/.test(digits) ? digits : undefined;
}

function readNumber(text: string | null): { valid?: string; wrong?: string } {
  const plain = (text ?? '').replaceAll(/[ -]/g, '');
  if (!/^\d{9,11}$/.test(plain) || new Set(plain).size === 1 || defaultIgnoreLists.numbers.includes(plain))
    return {};
  return plain.length === 10 && isValidNhsNumber(plain) ? { valid: plain } : { wrong: plain };
}

function readPostcode(text: string | null): string | undefined {
  if (text === null) return undefined;
  const parsed = parsePostcode(text);
  const normal = parsed.ok ? parsed.value : text.replaceAll(/\s/g, '').toUpperCase();
  return normal === '' || normal.startsWith('ZZ99') ? undefined : normal;
}

function readRow(row: InputRow): ReferenceRow {
  const { valid, wrong } = readNumber(row.nhs_number);
  const date = eightDigits(row.date_of_birth);
  const ignored = defaultIgnoreLists.datesOfBirth.map((day) => day.replaceAll('-', ''));
  const sex = parseSex(row.sex ?? '');
  return {
    number: valid,
    wrongNumber: wrong,
    date: date === undefined || ignored.includes(date) ? undefined : date,
    sex: sex.ok && (sex.value === '1' || sex.value === '2') ? sex.value : undefined,
    postcode: readPostcode(row.postcode),
    practice: row.registered_gp?.toUpperCase(),
    recency: `${eightDigits(row.valid_to) ?? '99999999'}${eightDigits(row.valid_from) ?? '00000000'}`,
  };
}

/** All valid numbers one slip from a wrong one, itself included (by its value, as the SQL compares numbers). */
function cluesOf(wrong: string): ReadonlySet<string> {
  const texts: string[] = [];
  for (let place = 0; place <= wrong.length; place += 1) {
    texts.push(wrong.slice(0, place) + wrong.slice(place + 1));
    texts.push(
      wrong.slice(0, place) +
        wrong.slice(place + 1, place + 2) +
        wrong.charAt(place) +
        wrong.slice(place + 2),
    );
    for (let digit = 0; digit <= 9; digit += 1) {
      texts.push(wrong.slice(0, place) + digit + wrong.slice(place + 1));
      texts.push(wrong.slice(0, place) + digit + wrong.slice(place));
    }
  }
  const valid = texts.filter((text) => text.length === 10 && isValidNhsNumber(text));
  return new Set([...valid, wrong].map((text) => String(BigInt(text))));
}

function known<T>(values: readonly (T | undefined)[]): ReadonlySet<T> {
  return new Set(values.filter((value) => value !== undefined));
}

/** The records of input rows, in the order of source and record_id. */
export function referenceRecords(input: readonly InputRow[]): readonly ReferenceRecord[] {
  const keys = [...new Set(input.map((row) => `${row.source}\u0000${row.record_id}`))].sort();
  return keys.map((key) => {
    const [source = '', id = ''] = key.split('\u0000');
    const rows = input.filter((row) => row.source === source && row.record_id === id).map(readRow);
    const latest = (value: (row: ReferenceRow) => string | undefined): string | undefined =>
      rows
        .filter((row) => value(row) !== undefined)
        .map((row) => `${row.recency}${value(row)}`)
        .sort()
        .at(-1)
        ?.slice(16);
    const number = latest((row) => row.number);
    const wrong = number === undefined ? latest((row) => row.wrongNumber) : undefined;
    const numbers = known(rows.map((row) => row.number));
    return {
      id,
      source,
      rows,
      number,
      numbers,
      clues: wrong === undefined ? new Set([...numbers].map((text) => String(BigInt(text)))) : cluesOf(wrong),
      date: latest((row) => row.date),
      dates: known(rows.map((row) => row.date)),
      sex: latest((row) => row.sex),
      postcode: latest((row) => row.postcode),
      postcodes: known(rows.map((row) => row.postcode)),
      practice: latest((row) => row.practice),
      practices: known(rows.map((row) => row.practice)),
    };
  });
}

const meet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  [...a].some((value) => b.has(value));

function numberLevel(l: ReferenceRecord, r: ReferenceRecord): string {
  if (l.clues.size === 0 || r.clues.size === 0) return 'missing';
  if (l.number !== undefined && l.number === r.number) return 'same';
  if (meet(l.numbers, r.numbers)) return 'same_in_history';
  if ((l.number === undefined || r.number === undefined) && meet(l.clues, r.clues)) return 'one_edit';
  return l.number === undefined || r.number === undefined ? 'differs_unconfirmed' : 'differs';
}

/** Whether two texts of one length differ by one swap of neighbours. */
export function isSwap(a: string, b: string): boolean {
  if (a === b || a.length !== b.length) return false;
  return Array.from(
    a,
    (_, place) => a.slice(0, place) + a.slice(place + 1, place + 2) + a.charAt(place) + a.slice(place + 2),
  ).includes(b);
}

function oneSlip(a: string, b: string): boolean {
  return (
    a.charAt(0) === b.charAt(0) ||
    a.charAt(1) === b.charAt(1) ||
    (a.charAt(0) === b.charAt(1) && a.charAt(1) === b.charAt(0))
  );
}

/** Whether two years of four digits differ in the tens or in the units alone. */
export function yearsOneDigitApart(a: string, b: string): boolean {
  return (
    a !== b && a.slice(0, 2) === b.slice(0, 2) && (a.charAt(2) === b.charAt(2) || a.charAt(3) === b.charAt(3))
  );
}

interface DateParts {
  readonly year: string;
  readonly month: string;
  readonly day: string;
}

function dateParts(date: string): DateParts {
  return { year: date.slice(0, 4), month: date.slice(4, 6), day: date.slice(6) };
}

function levelWithinYear(a: DateParts, b: DateParts): string | undefined {
  if (a.month === b.day && a.day === b.month) return 'day_month_swapped';
  const [month, day] = [a.month === b.month, a.day === b.day];
  if ((month && oneSlip(a.day, b.day)) || (day && oneSlip(a.month, b.month))) return 'one_digit';
  return month || day ? 'day_or_month' : undefined;
}

function dateLevel(l: ReferenceRecord, r: ReferenceRecord): string {
  if (l.date === undefined || r.date === undefined) return 'missing';
  if (meet(l.dates, r.dates)) return l.date.endsWith('0101') ? 'exact_default' : 'exact';
  const [a, b] = [dateParts(l.date), dateParts(r.date)];
  const sameYear = a.year === b.year;
  const within = sameYear ? levelWithinYear(a, b) : undefined;
  if (within !== undefined) return within;
  if (a.month === b.month && a.day === b.day)
    return yearsOneDigitApart(a.year, b.year) ? 'year_one_digit' : 'year_only';
  if (isSwap(l.date, r.date)) return 'neighbours_swapped';
  return sameYear ? 'same_year' : 'differs';
}

function isOneEdit(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1 || a === b) return false;
  return Array.from({ length: long.length }, (_, place) => place).some((place) =>
    short.length === long.length
      ? short.slice(0, place) + short.slice(place + 1) === long.slice(0, place) + long.slice(place + 1)
      : short === long.slice(0, place) + long.slice(place + 1),
  );
}

function partsOf(postcode: string) {
  const parsed = parsePostcode(postcode);
  if (!parsed.ok) return { sector: undefined, outward: undefined, area: undefined };
  return {
    sector: postcodeSector(parsed.value),
    outward: outwardCode(parsed.value),
    area: postcodeArea(parsed.value),
  };
}

function postcodeLevel(
  l: ReferenceRecord,
  r: ReferenceRecord,
  occurrences: ReadonlyMap<string, number>,
): string {
  if (l.postcode === undefined || r.postcode === undefined) return 'missing';
  if (meet(l.postcodes, r.postcodes)) {
    const fewest = Math.min(occurrences.get(l.postcode) ?? 0, occurrences.get(r.postcode) ?? 0);
    const place = [8, 32, 128, 512].findIndex((most) => fewest <= most);
    return ['same_rare', 'same_uncommon', 'same_common', 'same_frequent'][place] ?? 'same_communal';
  }
  const [a, b] = [partsOf(l.postcode), partsOf(r.postcode)];
  if (a.sector !== undefined && a.sector === b.sector) return 'sector';
  if (a.outward !== undefined && a.outward === b.outward) return 'outward';
  if (isSwap(l.postcode, r.postcode)) return 'neighbours_swapped';
  if (isOneEdit(l.postcode, r.postcode)) return 'one_edit';
  return a.area !== undefined && a.area === b.area ? 'area' : 'differs';
}

function sameOrNot(l: string | undefined, r: string | undefined, equal: boolean): string {
  if (l === undefined || r === undefined) return 'missing';
  return equal ? 'same' : 'differs';
}

/** How many input rows hold each postcode. */
export function postcodeOccurrences(records: readonly ReferenceRecord[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { postcode } of records.flatMap(({ rows }) => rows))
    if (postcode !== undefined) counts.set(postcode, (counts.get(postcode) ?? 0) + 1);
  return counts;
}

/** The pattern of a pair. */
export function referencePattern(
  l: ReferenceRecord,
  r: ReferenceRecord,
  occurrences: ReadonlyMap<string, number>,
): Pattern {
  return {
    number: numberLevel(l, r),
    date_of_birth: dateLevel(l, r),
    postcode: postcodeLevel(l, r, occurrences),
    sex: sameOrNot(l.sex, r.sex, l.sex === r.sex),
    registered_gp: sameOrNot(l.practice, r.practice, meet(l.practices, r.practices)),
    relation: l.source === r.source ? 'same' : 'different',
  };
}

/** Whether two UK postcodes share their outward code; false where either has none. */
export function shareOutward(a: string | undefined, b: string | undefined): boolean {
  const [outwardA, outwardB] = [a, b].map((postcode) =>
    postcode === undefined ? undefined : partsOf(postcode).outward,
  );
  return outwardA !== undefined && outwardA === outwardB;
}
