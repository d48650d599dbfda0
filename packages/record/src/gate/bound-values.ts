/** The values of one statement, in the order in which they were bound. */
export interface BoundValues {
  readonly values: readonly unknown[];
  /**
   * The placeholder of `value`, cast to the PostgreSQL type `type`: `$4::text`. Each call makes a new one, also for an equal value: the text
   * of a statement must follow from its shape alone, or it could not be prepared by name.
   */
  bind(value: unknown, type: string): string;
}

/** The values of a statement that begins with `first`: those of the gate, where it goes through the gate. */
export function boundValues(first: readonly unknown[] = []): BoundValues {
  const values = [...first];
  return {
    values,
    bind: (value, type) => {
      values.push(value);
      return `$${values.length}::${type}`;
    },
  };
}
