import type { Asker } from '@causeway/choices';
import { err, problem } from '@causeway/domain';
import type { SharedRecord } from '@causeway/record';

/** One call of the record, as the tests look at it. */
export interface RecordCall {
  readonly method: string;
  readonly asker: Asker;
  readonly rest: readonly unknown[];
}

/** A record that keeps nothing: it notes who asked what, and answers what the test gave it, or that there is no such resource. */
export function notingRecord(answers: Partial<SharedRecord> = {}): {
  readonly record: SharedRecord;
  readonly calls: RecordCall[];
} {
  const calls: RecordCall[] = [];
  const record = new Proxy({} as SharedRecord, {
    get:
      (_target, method: string) =>
      (asker: Asker, ...rest: unknown[]) => {
        calls.push({ method, asker, rest });
        const answer = Reflect.get(answers, method) as ((...args: unknown[]) => unknown) | undefined;
        if (answer !== undefined) return answer(asker, ...rest);
        if (method === 'exportAll') return (async function* () {})();
        return Promise.resolve(err(problem('CW-RECORD-001')));
      },
  });
  return { record, calls };
}
