import { DataType, type Table, tableFromIPC, type Vector } from 'apache-arrow';
import type { Value } from './engine.js';
import { dateOfEpochDay } from './epoch-day.js';
import { plainWholeNumber } from './whole-number.js';

const millisecondsPerDay = 86_400_000;

/** Arrow keeps a decimal as a whole number of 128 bits, here in words of 32 bits, lowest first. */
function decimalToNumber(words: Uint32Array, scale: number): number {
  const unsigned = words.reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n);
  return Number(BigInt.asIntN(words.length * 32, unsigned)) / 10 ** scale;
}

type Reader = (value: unknown) => Value;

function readerOf(type: DataType): Reader {
  if (DataType.isDate(type)) return (value) => dateOfEpochDay(Number(value) / millisecondsPerDay);
  if (DataType.isDecimal(type)) return (value) => decimalToNumber(value as Uint32Array, type.scale);
  if (DataType.isInt(type) && type.bitWidth === 64) return (value) => plainWholeNumber(value as bigint);
  if (DataType.isList(type)) return (value) => valuesOfArrow(value as Vector);
  if (DataType.isTimestamp(type))
    throw new TypeError('A timestamp has no value here: cast it to text or date.');
  return (value) => value as Value;
}

/** The plain values of an Arrow column; see {@link Value} for what becomes of each type. */
function valuesOfArrow(vector: Vector): readonly Value[] {
  const read = readerOf(vector.type as DataType);
  return Array.from(vector as Iterable<unknown>, (value) => (value === null ? null : read(value)));
}

/** The rows of one Arrow IPC stream, as columns under their names. */
export interface ArrowColumns {
  readonly names: readonly string[];
  readonly columns: readonly (readonly Value[])[];
}

/** Reads one Arrow IPC stream. */
export function columnsOfArrow(bytes: Uint8Array): ArrowColumns {
  const table: Table = tableFromIPC(bytes);
  return {
    names: table.schema.fields.map(({ name }) => name),
    columns: table.schema.fields.map((_field, index) => {
      const column = table.getChildAt(index);
      return column === null ? [] : valuesOfArrow(column);
    }),
  };
}
