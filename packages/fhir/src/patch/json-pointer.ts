/** The steps of a JSON pointer, unescaped. Source: RFC 6901. */
export function stepsOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The object or array that holds the last of `steps`, going only by what objects have of their own; undefined where there is none. */
export function reach(target: object, steps: readonly string[], mustBeThere: boolean): object | undefined {
  let holder: unknown = target;
  for (const step of steps.slice(0, -1)) holder = own(holder, step);
  const last = steps.at(-1);
  if (typeof holder !== 'object' || holder === null || last === undefined) return undefined;
  const isPlace = mustBeThere ? own(holder, last) !== undefined : canHold(holder, last);
  return isPlace ? holder : undefined;
}

/** The last of `steps` as a key of its holder: `-` is the last of an array. */
export function lastStep(holder: object, steps: readonly string[]): string {
  const last = steps.at(-1) ?? '';
  return Array.isArray(holder) && last === '-' ? String(holder.length - 1) : last;
}

function own(holder: unknown, step: string): unknown {
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, step)) return undefined;
  return Array.isArray(holder) && !isIndex(step)
    ? undefined
    : (holder as Readonly<Record<string, unknown>>)[step];
}

/** Whether a member may be put at `step`: prototypes are out of reach, and a place of an array is a number or its end. */
function canHold(holder: object, step: string): boolean {
  if (Array.isArray(holder)) return step === '-' || (isIndex(step) && Number(step) <= holder.length);
  return step !== '__proto__' && step !== 'constructor' && step !== 'prototype';
}

function isIndex(step: string): boolean {
  return /^(?:0|[1-9]\d{0,8})$/.test(step);
}
