/**
 * A span of time: from the first moment that is in it until the first that is not, as ISO instants in UTC with milliseconds. An open end is
 * `-infinity` or `infinity`, which PostgreSQL reads and which stand before and after every instant as text too.
 */
export interface MomentSpan {
  readonly from: string;
  readonly until: string;
}

const spelling =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/;

/**
 * The span that a FHIR date, dateTime or instant covers by its precision: a year, month, day, minute, second or millisecond. A time without
 * a zone is read as UTC; undefined where the text is no date. Years 0001 to 9999. Source: FHIR R4, Search, 3.1.1.4.7 date.
 */
export function momentSpan(text: string): MomentSpan | undefined {
  const parts = spelling.exec(text);
  if (parts === null) return undefined;
  const [year, month, day] = [Number(parts[1]), Number(parts[2] ?? 1), Number(parts[3] ?? 1)];
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  if (parts[3] === undefined) return monthOrYear(year, parts[2] === undefined ? undefined : month);
  const start = daysFromCivil(year, month, day) * msPerDay;
  if (parts[4] === undefined) return { from: isoOf(start), until: isoOf(start + msPerDay) };
  return timeSpan(start, parts);
}

const msPerMinute = 60_000;
const msPerHour = 3_600_000;
const msPerDay = 86_400_000;

function monthOrYear(year: number, month: number | undefined): MomentSpan {
  const isLast = month === undefined || month === 12;
  const until = isLast ? daysFromCivil(year + 1, 1, 1) : daysFromCivil(year, month + 1, 1);
  return { from: isoOf(daysFromCivil(year, month ?? 1, 1) * msPerDay), until: isoOf(until * msPerDay) };
}

function timeSpan(startOfDay: number, parts: RegExpExecArray): MomentSpan | undefined {
  const [hour, minute, second] = [Number(parts[4]), Number(parts[5]), Number(parts[6] ?? 0)];
  const offset = offsetMs(parts[8] ?? 'Z');
  if (hour > 23 || minute > 59 || second > 60 || offset === undefined) return undefined;
  const fraction = Number((parts[7] ?? '').slice(0, 3).padEnd(3, '0'));
  const from = startOfDay + hour * msPerHour + minute * msPerMinute + second * 1000 + fraction - offset;
  return { from: isoOf(from), until: isoOf(from + precisionMs(parts)) };
}

function precisionMs(parts: RegExpExecArray): number {
  if (parts[6] === undefined) return msPerMinute;
  return parts[7] === undefined ? 1000 : 10 ** Math.max(0, 3 - parts[7].length);
}

function offsetMs(zone: string): number | undefined {
  if (zone === 'Z') return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(4))];
  if (hours > 14 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * msPerHour + minutes * msPerMinute);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Days since 1970-01-01. Source: H. Hinnant, chrono-compatible low-level date algorithms, days_from_civil. */
function daysFromCivil(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719468
  );
}

const earliestMs = daysFromCivil(1, 1, 1) * msPerDay;
const afterLatestMs = daysFromCivil(10000, 1, 1) * msPerDay;

/** The ISO instant `ms` after 1970, or an infinity beyond the years 0001 to 9999. Source: as above, civil_from_days. */
function isoOf(ms: number): string {
  if (ms < earliestMs) return '-infinity';
  if (ms >= afterLatestMs) return 'infinity';
  const days = Math.floor(ms / msPerDay);
  const rest = ms - days * msPerDay;
  const time = [
    Math.floor(rest / msPerHour),
    Math.floor(rest / msPerMinute) % 60,
    Math.floor(rest / 1000) % 60,
  ];
  const clock = time.map((part) => padded(part, 2)).join(':');
  return `${civilDate(days)}T${clock}.${padded(rest % 1000, 3)}Z`;
}

function civilDate(days: number): string {
  const shifted = days + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

function padded(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
