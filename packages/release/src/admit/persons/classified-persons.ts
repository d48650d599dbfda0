import {
  isPlaceholderNhsNumber,
  isPlaceholderPostcode,
  type Problem,
  parseEthnicCategory,
  parseNhsNumber,
  parseOdsCode,
  parsePostcode,
  type Result,
} from '@causeway/domain';
import type { Engine, Sql } from '@causeway/engine';
import { classifyDistinct } from '../../run/classify-distinct.js';
import { classifyDates } from '../reading/classified-dates.js';
import { personTables } from './person-steps.js';

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

const classColumn = { name: 'class', type: 'text' } as const;

/** Makes the tables that say what the texts in the persons' columns mean, each text asked of the plain functions of `domain` once. */
export async function classifyPersons(engine: Engine, sent: Sql): Promise<void> {
  const { dates, numbers, postcodes, practices, categories } = personTables;
  await classifyDates(engine, {
    from: sent,
    columns: ['date_of_birth', 'valid_from', 'valid_to'],
    table: dates,
  });
  await classifyDistinct(
    engine,
    {
      from: sent,
      keys: ['nhs_number'],
      table: numbers,
      answer: [classColumn, { name: 'plain', type: 'text' }],
    },
    (text = '') => nhsNumberClass(text),
  );
  await classifyDistinct(
    engine,
    { from: sent, keys: ['postcode'], table: postcodes, answer: [classColumn] },
    (text = '') => [postcodeClass(text)],
  );
  await codesOf(engine, { sent, column: 'registered_gp', table: practices }, parseOdsCode);
  await codesOf(engine, { sent, column: 'ethnic_category', table: categories }, parseEthnicCategory);
}

async function codesOf(
  engine: Engine,
  { sent, column, table }: { readonly sent: Sql; readonly column: string; readonly table: string },
  parse: (text: string) => Result<string, Problem>,
): Promise<void> {
  const answer = [{ name: 'code', type: 'text' }] as const;
  await classifyDistinct(engine, { from: sent, keys: [column], table, answer }, (text = '') => {
    const code = parse(text);
    return code.ok ? [code.value] : undefined;
  });
}
