/** The values of one statement, in the order in which they were bound. */
export interface BoundValues {
  readonly values: readonly unknown[];
  /**
   * The placeholder of `value`, cast to the PostgreSQL type `type`: `$3::text`. Each call makes a new one, also for an equal value: the text
   * of a statement must follow from its shape alone, or it could not be prepared by name.
   */
  bind(value: unknown, type: string): string;
}

/** The values of a statement that has none yet. */
export function boundValues(): BoundValues {
  const values: unknown[] = [];
  return {
    values,
    bind: (value, type) => {
      values.push(value);
      return `$${values.length}::${type}`;
    },
  };
}
