import type { AlertKind } from '@causeway/choices';
import { alertKinds } from '@causeway/choices';
import type { Instant } from '@causeway/domain';
import { addMs } from '@causeway/domain';
import type { Runner, Scope } from '../postgres/statement.js';

const msPerHour = 3_600_000;

/** What an alert is raised about. The reference tells the officer where to look, and nothing of what there is. */
export interface NewAlert {
  readonly id: string;
  readonly kind: AlertKind;
  /** Whom the outcome will be told; undefined where it is about no one person. */
  readonly person: string | undefined;
  readonly reference: string;
  readonly at: Instant;
}

/** Keeps the alert for the officer of the organisation in `scope`, due by the deadline of its kind, and gives its id. */
export async function raiseAlert(runner: Runner, scope: Scope, alert: NewAlert): Promise<string> {
  const { owner, deadlineHours } = alertKinds[alert.kind];
  await runner.query(scope, {
    name: 'choice_alert',
    text: `insert into alert (id, kind, organisation, person, at, owner, deadline, reference)
      values ($1::uuid, $2, $3, $4::uuid, $5::timestamptz, $6, $7::timestamptz, $8)`,
    values: [
      alert.id,
      alert.kind,
      scope.organisation,
      alert.person ?? null,
      alert.at,
      owner,
      addMs(alert.at, deadlineHours * msPerHour),
      alert.reference,
    ],
  });
  return alert.id;
}
