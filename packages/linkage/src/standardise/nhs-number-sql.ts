import { call, identifier, join, literal, type Sql, sql } from '@causeway/engine';

const digitCount = 10;

/** The decimal digit of a whole number at `place`, counted from the right from 0. */
function digitAt(number: Sql, place: number): Sql {
  return sql`(${call('integerDivide', number, literal(10 ** place))} % 10)`;
}

/**
 * Whether a whole number below 10^10 has the right modulus-11 check digit: its digits weighted 10 to 2, and the check digit itself
 * weighted 1, add up to a multiple of 11. (A check digit of "10" cannot be written, so no such number passes.)
 *
 * Source: NHS Data Dictionary, NHS NUMBER.
 */
export function checkDigitHolds(number: Sql): Sql {
  const terms = Array.from(
    { length: digitCount },
    (_, place) => sql`${digitAt(number, place)} * ${literal(place + 1)}`,
  );
  return sql`((${join(terms, sql` + `)}) % 11 = 0)`;
}

/** Whether the text is one character over and over, as placeholders are: 0000000000. */
export function isOneCharacterRepeated(text: Sql): Sql {
  return sql`(replace(${text}, left(${text}, 1), '') = '')`;
}

function sequence(name: string, from: number, to: number): Sql {
  return sql`(select ${call('unnest', call('numberSequence', literal(from), literal(to)))} as ${identifier(name)}) as ${identifier(`${name}s`)}`;
}

const places = (last: number): Sql => sequence('place', 1, last);
const digits: Sql = sequence('digit', 0, 9);
const digitText = sql`cast(digit as string)`;
const before = sql`substr(digits, 1, place - 1)`;

/** Each kind of slip, as a query of the texts that undo it. */
function edits(table: Sql): readonly Sql[] {
  return [
    sql`select wrong_number, ${before} || ${digitText} || substr(digits, place + 1) as mended
        from ${table} cross join ${places(10)} cross join ${digits} where length(digits) = 10`,
    sql`select wrong_number, ${before} || substr(digits, place + 1, 1) || substr(digits, place, 1) || substr(digits, place + 2)
        from ${table} cross join ${places(9)} where length(digits) = 10`,
    sql`select wrong_number, ${before} || substr(digits, place + 1)
        from ${table} cross join ${places(11)} where length(digits) = 11`,
    sql`select wrong_number, ${before} || ${digitText} || substr(digits, place)
        from ${table} cross join ${places(10)} cross join ${digits} where length(digits) = 9`,
  ];
}

/**
 * The valid NHS numbers one slip of the keyboard away from wrong ones: a digit mistyped, two neighbours swapped, a digit too many (11
 * digits), a digit missing (9 digits).
 *
 * The weights 10 to 1 and all differences of two digits are prime to 11, so each position has at most one digit that mends a mistyped
 * number: about ten corrections for each.
 *
 * @param table a table with `wrong_number` (bigint) and its `digits`, text of 9 to 11 decimal digits
 * @returns a query with `wrong_number` and `number` (both bigint), each pair once
 */
export function oneEditCorrections(table: string): Sql {
  const number = sql`cast(mended as bigint)`;
  return sql`select distinct wrong_number, ${number} as number
    from (${join(
      edits(identifier(table)),
      sql`
      union all `,
    )}) as edited
    where ${checkDigitHolds(number)}`;
}
