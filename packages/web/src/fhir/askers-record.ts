import type { Asker } from '@causeway/choices';
import type { SharedRecord } from '@causeway/record';

/**
 * The shared record as one asker meets it: every method of it, with the asker already said. Handlers are given this and nothing else of
 * the record, so that none of them can ask in another's name, or in nobody's.
 */
export type AskersRecord = {
  readonly [Method in keyof SharedRecord]: SharedRecord[Method] extends (
    asker: Asker,
    ...rest: infer Rest
  ) => infer Answered
    ? (...rest: Rest) => Answered
    : never;
};

/** The record as `asker` meets it. */
export function askersRecord(record: SharedRecord, asker: Asker): AskersRecord {
  const bound = new Proxy(record, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      return typeof method === 'function' ? method.bind(target, asker) : undefined;
    },
  });
  return bound as unknown as AskersRecord;
}
