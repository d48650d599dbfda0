import type { Instant } from '@causeway/domain';

/** The moment as jose takes its clock. This is the one place where a JavaScript Date is made: the moment was given by the caller. */
export function dateForJose(instant: Instant) {
  // biome-ignore lint/style/noRestrictedGlobals: jose's `currentDate` is a Date; it says the caller's clock, not the machine's.
  return new Date(instant);
}

/** The moment as JWT writes it: whole seconds since 1970. Source: RFC 7519, NumericDate. */
export function numericDate(ms: number): number {
  return Math.floor(ms / 1000);
}
