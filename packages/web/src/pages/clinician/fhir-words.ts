/** A resource as it was kept, for reading; numbers as JavaScript has them, which is enough to be shown. */
export type Shown = Readonly<Record<string, unknown>>;

/** The resource in a stored text. */
export function shownResource(content: string): Shown {
  return JSON.parse(content) as Shown;
}

/** The words of a CodeableConcept: its text, or the display or code of its first coding; empty where it has none. */
export function conceptWords(concept: unknown): string {
  const { text, coding } = objectOf(concept);
  const first = objectOf(listOf(coding)[0]);
  return textOf(text) || textOf(first.display) || textOf(first.code);
}

/** A Quantity in words: `128 mmHg`; empty where it has no value. */
export function quantityWords(quantity: unknown): string {
  const { value, unit, code, comparator } = objectOf(quantity);
  if (typeof value !== 'number') return '';
  return `${textOf(comparator)}${value} ${textOf(unit) || textOf(code)}`.trim();
}

/** An object, whatever stands there; empty where nothing of the kind does. */
export function objectOf(value: unknown): Shown {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Shown) : {};
}

/** A list, whatever stands there. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text, whatever stands there; empty where it is none. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A person's name as it is said: given names and family name, of the first name there is. */
export function nameWords(names: unknown): string {
  const { text, given, family, prefix } = objectOf(listOf(names)[0]);
  if (textOf(text) !== '') return textOf(text);
  return [...listOf(prefix), ...listOf(given), family].map(textOf).filter(Boolean).join(' ');
}

/** An address in one line. */
export function addressWords(addresses: unknown): string {
  const { text, line, city, postalCode } = objectOf(listOf(addresses)[0]);
  if (textOf(text) !== '') return textOf(text);
  return [...listOf(line), city, postalCode].map(textOf).filter(Boolean).join(', ');
}
