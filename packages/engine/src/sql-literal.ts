/** A value that may stand in a statement; the dialect quotes it. A `LocalDate` goes in as text and is cast by the statement. */
export type SqlLiteral = string | number | bigint | boolean | null;

/**
 * A number as every dialect reads it. A fraction is given an exponent, which makes it a double: without one it would be a decimal,
 * and the engines round the arithmetic of decimals each in its own way.
 */
function spellNumber(value: number | bigint): string {
  const text = String(value);
  if (typeof value === 'bigint' || Number.isSafeInteger(value) || text.includes('e')) return text;
  return Number.isFinite(value) ? `${text}e0` : `cast('${text}' as double)`;
}

/** The literal as a dialect writes it that quotes text by `quoteText`. */
export function spellLiteral(value: SqlLiteral, quoteText: (text: string) => string): string {
  switch (typeof value) {
    case 'string':
      return quoteText(value);
    case 'number':
    case 'bigint':
      return spellNumber(value);
    default:
      return String(value);
  }
}
