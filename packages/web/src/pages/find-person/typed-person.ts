import {
  err,
  type LocalDate,
  type NhsNumber,
  ok,
  parseLocalDate,
  parseNhsNumber,
  type Result,
} from '@causeway/domain';
import type { FieldError, FormValues } from '../form-values.js';

/** What was typed to find a person by. */
export interface TypedPerson {
  readonly nhsNumber: NhsNumber;
  readonly birthDate: LocalDate;
}

/** The person that was typed, or what is at fault in which field, as a key of the messages. */
export function typedPerson(form: FormValues): Result<TypedPerson, readonly FieldError[]> {
  const nhsNumber = parseNhsNumber(form.text('number').replace(/[\s-]/g, ''));
  const birthDate = parseLocalDate(dateTyped(form));
  if (nhsNumber.ok && birthDate.ok) return ok({ nhsNumber: nhsNumber.value, birthDate: birthDate.value });
  return err([
    ...(nhsNumber.ok ? [] : [{ field: 'number', text: 'find.number-wrong' }]),
    ...(birthDate.ok ? [] : [{ field: 'born-day', text: 'find.born-wrong' }]),
  ]);
}

function dateTyped(form: FormValues): string {
  const [year, month, day] = ['born[year]', 'born[month]', 'born[day]'].map((name) => form.text(name));
  return `${year}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
}
