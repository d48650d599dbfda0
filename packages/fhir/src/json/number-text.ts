/**
 * Where an object or array keeps how its numbers were written, by key, for those that JavaScript would write otherwise (`1.0`, `1e3`,
 * twenty digits). FHIR R4 gives decimals a precision that must not be lost (2.24.0.1). A symbol, so that neither the names of the
 * object nor the text that JSON.stringify makes show it; enumerable, so that `{ ...resource, id }` carries it on.
 */
export const numberTexts: unique symbol = Symbol('how the numbers here were written');

/** How numbers were written, by key. */
export type NumberTexts = Readonly<Record<string, string>>;

/** How the number at `key` of `holder` is written: as it was submitted, where it still is that number. */
export function numberText(holder: object, key: string | number, value: number): string {
  const texts = textsOf(holder);
  if (texts === undefined || !Object.hasOwn(texts, key)) return JSON.stringify(value);
  const text = texts[key] ?? '';
  return Number(text) === value ? text : JSON.stringify(value);
}

/** `copy`, which holds what `original` held, now saying too how its numbers were written. */
export function withNumberTextsOf<T extends object>(original: object, copy: T): T {
  const texts = textsOf(original);
  return texts === undefined ? copy : Object.assign(copy, { [numberTexts]: texts });
}

function textsOf(holder: object & { readonly [numberTexts]?: NumberTexts }): NumberTexts | undefined {
  return holder[numberTexts];
}

/** A member of an object or array. */
export interface Member {
  readonly holder: object;
  readonly key: string;
}

/** Lets the member `to`, which holds a copy of `from[key]`, be written as that was: itself where it is a number, and all within it. */
export function keepNumberText(from: object, key: string, to: Member): void {
  const text = textsOf(from)?.[key];
  if (text !== undefined)
    Object.assign(to.holder, { [numberTexts]: { ...textsOf(to.holder), [to.key]: text } });
  const [original, copy] = [memberOf(from, key), memberOf(to.holder, to.key)];
  if (!isHolder(original) || !isHolder(copy)) return;
  for (const name of Object.keys(original)) keepNumberText(original, name, { holder: copy, key: name });
}

function memberOf(holder: object, key: string): unknown {
  return Object.hasOwn(holder, key) ? (holder as Readonly<Record<string, unknown>>)[key] : undefined;
}

function isHolder(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
