import { join, literal, type Sql, sql } from '@causeway/engine';

/** The longest text whose neighbours are looked at; identifiers and dates are shorter. */
const longest = 12;

/**
 * Whether two texts begin with the same two characters or end with the same one, as all do that are one slip apart, and few others: cheap to ask before
 * what is dear. Texts of fewer than four characters pass.
 */
export function shareAnEnd(a: Sql, b: Sql): Sql {
  return sql`(left(${a}, 2) = left(${b}, 2) or right(${a}, 1) = right(${b}, 1) or length(${a}) < 4 or length(${b}) < 4)`;
}

/** Whether two texts of one length differ by one swap of two neighbouring characters and nothing else. */
export function isNeighbourSwap(a: Sql, b: Sql): Sql {
  const swapAt = (place: number): Sql => {
    const [here, next, rest] = [literal(place), literal(place + 1), literal(place + 2)];
    return sql`(substr(${a}, 1, ${literal(place - 1)}) = substr(${b}, 1, ${literal(place - 1)})
      and substr(${a}, ${here}, 1) = substr(${b}, ${next}, 1) and substr(${a}, ${next}, 1) = substr(${b}, ${here}, 1)
      and substr(${a}, ${rest}) = substr(${b}, ${rest}))`;
  };
  const places = Array.from({ length: longest - 1 }, (_, index) => swapAt(index + 1));
  return sql`(${shareAnEnd(a, b)} and length(${a}) = length(${b}) and ${a} <> ${b} and (${join(
    places,
    sql`
      or `,
  )}))`;
}
