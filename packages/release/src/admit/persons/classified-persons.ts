import {
  isPlaceholderNhsNumber,
  isPlaceholderPostcode,
  parseEthnicCategory,
  parseNhsNumber,
  parseOdsCode,
  parsePostcode,
} from '@causeway/domain';
import { type Engine, identifier } from '@causeway/engine';
import { classifyDistinct } from '../../run/classify-distinct.js';
import { classifyDates } from '../reading/classified-dates.js';
import type { PersonTables } from './person-steps.js';

/** What an identifier's text is worth: `placeholder` is one that stands for "none" (one digit ten times, ZZ99). */
export type IdentifierClass = 'missing' | 'valid' | 'placeholder' | 'invalid';

/** What is sent as an NHS number, and its plain form where it is one (also a placeholder's). */
export function nhsNumberClass(text: string): readonly [IdentifierClass, string | null] {
  if (text === '') return ['missing', null];
  const number = parseNhsNumber(text);
  if (!number.ok) return ['invalid', null];
  return [isPlaceholderNhsNumber(number.value) ? 'placeholder' : 'valid', number.value];
}

/** What is sent as a postcode. */
export function postcodeClass(text: string): IdentifierClass {
  if (text === '') return 'missing';
  const postcode = parsePostcode(text);
  if (!postcode.ok) return 'invalid';
  return isPlaceholderPostcode(postcode.value) ? 'placeholder' : 'valid';
}

/** Makes the tables that say what the texts in the persons' columns mean, each asked of the plain functions of `domain` once. */
export async function classifyPersons(engine: Engine, tables: PersonTables): Promise<void> {
  const from = identifier(tables.raw);
  const code = [{ name: 'code', type: 'text' }] as const;
  await classifyDates(engine, {
    from: tables.raw,
    columns: ['date_of_birth', 'valid_from', 'valid_to'],
    table: tables.dates,
  });
  const numberAnswer = [
    { name: 'class', type: 'text' },
    { name: 'plain', type: 'text' },
  ] as const;
  await classifyDistinct(
    engine,
    { from, keys: ['nhs_number'], table: tables.numbers, answer: numberAnswer },
    (text = '') => nhsNumberClass(text),
  );
  await classifyDistinct(
    engine,
    { from, keys: ['registered_gp'], table: tables.practices, answer: code },
    (text = '') => {
      const ods = parseOdsCode(text);
      return ods.ok ? [ods.value] : undefined;
    },
  );
  await classifyDistinct(
    engine,
    { from, keys: ['ethnic_category'], table: tables.categories, answer: code },
    (text = '') => {
      const category = parseEthnicCategory(text);
      return category.ok ? [category.value] : undefined;
    },
  );
}
