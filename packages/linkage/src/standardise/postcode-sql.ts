import { call, capitals, literal, type Sql, sql } from '@causeway/engine';

/** Every character that `\s` of JavaScript stands for, so that the normal form here is that of `parsePostcode` in any text. */
const blanks =
  '[\t\n\u000b\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]';

const unitedKingdomShape = '^([A-Z]{1,2}[0-9]{1,2}|[A-Z]{1,2}[0-9][A-Z]|GIR)[0-9][A-Z]{2}$';

/** The text in capitals without blanks. */
export function compactPostcode(text: Sql): Sql {
  return capitals(call('regexReplaceAll', text, literal(blanks), literal('')));
}

/** Whether compact text is a UK postcode: the test that `parsePostcode` of the domain makes. */
export function isUnitedKingdomPostcode(compact: Sql): Sql {
  return call('regexMatches', compact, literal(unitedKingdomShape));
}

/**
 * The columns that a compact postcode gives: `postcode` (normal form; a code of another country stays as it is), and `sector`,
 * `outward`, `area`, null for codes whose parts we do not know.
 */
export function postcodeParts(compact: Sql): Sql {
  const inUnitedKingdom = isUnitedKingdomPostcode(compact);
  const outward = sql`left(${compact}, length(${compact}) - 3)`;
  const when = (value: Sql): Sql => sql`case when ${inUnitedKingdom} then ${value} end`;
  return sql`
    case when ${inUnitedKingdom} then ${outward} || ' ' || right(${compact}, 3) else ${compact} end as postcode,
    ${when(sql`${outward} || ' ' || substr(${compact}, length(${compact}) - 2, 1)`)} as sector,
    ${when(outward)} as outward,
    ${when(call('regexReplaceAll', outward, literal('[0-9].*$'), literal('')))} as area`;
}
