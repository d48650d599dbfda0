import type { AccessFacts } from '../audit/access-facts.js';
import type { LogWriter } from '../audit/log-writer.js';
import { newRecordId } from '../entries/record-id.js';
import type { Store } from '../postgres/store.js';
import type { Suspicion } from './alert-watch.js';
import { AlertWatch } from './alert-watch.js';
import { raiseAlert } from './raise-alert.js';

/** The store, with alerts raised by what goes into its access log; they are kept before the request is answered. */
export function watchedStore(store: Store, watch = new AlertWatch()): Store {
  return {
    ...store,
    query: (scope, statement) => store.query(scope, statement),
    writer: watchedWriter(store, watch),
  };
}

function watchedWriter({ writer, clock, randomBytes }: Store, watch: AlertWatch): LogWriter {
  const look = async (rows: readonly AccessFacts[]): Promise<void> => {
    const now = clock();
    const found = watch.suspicions(rows, now);
    if (found.length > 0) await raise(found, now);
  };
  const raise = (found: readonly Suspicion[], now: ReturnType<typeof clock>): Promise<void> =>
    writer.submit<void>({
      run: async (tx) => {
        for (const { organisation, ...alert } of found) {
          const scope = { organisation, person: '', user: '', now };
          await raiseAlert(tx, scope, { ...alert, id: newRecordId(randomBytes), at: now });
        }
        return { result: undefined, rows: [] };
      },
    });
  return {
    log: async (rows) => {
      await writer.log(rows);
      await look(rows);
    },
    submit: async (work) => {
      let logged: readonly AccessFacts[] = [];
      const result = await writer.submit({
        ...work,
        run: async (tx) => {
          const done = await work.run(tx);
          logged = done.rows;
          return done;
        },
      });
      await look(logged);
      return result;
    },
    close: () => writer.close(),
  };
}
