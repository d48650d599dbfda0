/** The fields of a form as they were sent, trimmed. What was not sent is empty. */
export interface FormValues {
  text(name: string): string;
  /** Every value of a name: ticked boxes. */
  all(name: string): readonly string[];
  /** The value, where it is one of `values`. */
  choice<Value extends string>(name: string, values: readonly Value[]): Value | undefined;
}

/** A field at fault, and what to do about it: shown at the top of the page and at the field. */
export interface FieldError {
  /** The id of the field. */
  readonly field: string;
  readonly text: string;
}

/** The fields of a form in the body of a request; empty where it has none. */
export function formValues(body: unknown): FormValues {
  const fields = new URLSearchParams(typeof body === 'string' ? body : '');
  const text = (name: string) => (fields.get(name) ?? '').trim();
  return {
    text,
    all: (name) => fields.getAll(name).map((value) => value.trim()),
    choice: (name, values) => values.find((value) => value === text(name)),
  };
}
