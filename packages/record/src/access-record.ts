import type { Activity, Asker } from '@causeway/choices';
import type { Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';
import type { AccessFacts } from './audit/access-facts.js';
import { readAccessOfPerson } from './audit/access-of-person.js';
import { escalateAlerts, listAlerts, resolveAlert } from './audit/alerts.js';
import type { Tx } from './audit/log-writer.js';
import type { ChoiceParts } from './choices/choice-parts.js';
import { choosing } from './choices/choosing.js';
import { scopeOf } from './entries/entry-parts.js';
import { askerFacts, deniedRow } from './gate/access-rows.js';
import type { Scope } from './postgres/statement.js';
import { answering } from './postgres/store-failure.js';
import type { RecordChoices } from './record-choices.js';

/** The part of the record that tells who has looked, and keeps alerts. */
export type AccessRecord = Pick<RecordChoices, 'accessLog' | 'alerts' | 'resolveAlert'>;

/** Reads the access log and its alerts; each look at them is in the log too. */
export function accessRecord(parts: ChoiceParts): AccessRecord {
  return {
    accessLog: (asker, person, page) => accessLog(parts, { asker, person }, page),
    alerts: (asker) =>
      handling(parts, asker, async (tx, scope) => {
        await escalateAlerts(tx, scope);
        return ok(await listAlerts(tx, scope));
      }),
    resolveAlert: (asker, alert, outcome) =>
      handling(parts, asker, (tx, scope) => resolveAlert(tx, scope, { alert, outcome, by: asker.user })),
  };
}

/**
 * Who has looked at the record of a person: to that person and whoever acts for them all that is not held back for now; to a privacy
 * officer what the staff of the own organisation did, which the database sees to.
 */
function accessLog(
  parts: ChoiceParts,
  { asker, person }: { readonly asker: Asker; readonly person: string },
  page: { readonly count: number; readonly cursor?: string },
): ReturnType<AccessRecord['accessLog']> {
  const isOfficer = asker.organisation !== undefined;
  const activity: Activity = isOfficer ? 'view-audit' : 'read-own-access-log';
  const ask = { asker, person, activity, action: 'log-read', withoutRelationship: isOfficer } as const;
  return choosing(parts, ask, async ({ tx, scope }) =>
    ok(await readAccessOfPerson(tx, scope, { ...page, person, withHeld: isOfficer })),
  );
}

/** Does `work` on the alerts of the asker's organisation, with its row of the log. Errors: CW-RECORD-003, and those of the work. */
function handling<T>(
  { store }: ChoiceParts,
  asker: Asker,
  work: (tx: Tx, scope: Scope) => Promise<Result<T, Problem>>,
): Promise<Result<T, Problem>> {
  const scope = scopeOf({ asker, now: store.clock() });
  return answering(async () => {
    if (!asker.activities.has('handle-alerts')) {
      const answer = problem('CW-RECORD-003');
      await store.writer.log([deniedRow(asker, { reason: answer.code, kinds: ['alert'] })]);
      return err(answer);
    }
    return store.writer.submit<Result<T, Problem>>({
      run: async (tx) => {
        const result = await work(tx, scope);
        return { result, rows: [handledRow(asker, result)] };
      },
    });
  });
}

function handledRow<T>(asker: Asker, result: Result<T, Problem>): AccessFacts {
  if (!result.ok) return deniedRow(asker, { reason: result.error.code, kinds: ['alert'] });
  const handled = {
    action: 'alert',
    basis: 'officer',
    entries: [],
    kinds: ['alert'],
    outcome: 'permit',
  } as const;
  return { ...askerFacts(asker), ...handled };
}
