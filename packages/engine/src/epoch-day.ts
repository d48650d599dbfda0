import { daysBetween, type LocalDate } from '@causeway/domain';
import { DuckDBDateValue } from '@duckdb/node-api';

const epoch = '1970-01-01' as LocalDate;

/**
 * Days from 1970-01-01 to the date that `text` (`YYYY-MM-DD`) spells.
 *
 * Counted here and not by the DuckDB client, which takes four times as long: some million events have two dates each.
 */
export function epochDayOf(text: string): number {
  return daysBetween(epoch, text as LocalDate);
}

/** The date `days` after 1970-01-01 as `YYYY-MM-DD`. Dates beyond a `LocalDate` (9999-12-31, say) are spelled too. */
export function dateOfEpochDay(days: number): string {
  return new DuckDBDateValue(days).toString();
}
