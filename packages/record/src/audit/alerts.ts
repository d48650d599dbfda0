import type { AlertKind } from '@causeway/choices';
import { alertKinds } from '@causeway/choices';
import type { Instant, OdsCode, Problem, Result } from '@causeway/domain';
import { addMs, err, ok, problem } from '@causeway/domain';
import type { Runner, Scope } from '../postgres/statement.js';
import type { Alert } from '../record-choices.js';

/** What came of an alert, and who says so. */
export interface AlertOutcome {
  readonly alert: string;
  readonly outcome: string;
  readonly by: string;
}

interface StoredAlert {
  readonly id: string;
  readonly kind: string;
  readonly organisation: OdsCode;
  readonly at: Instant;
  readonly owner: string;
  readonly deadline: Instant;
  readonly outcome: string | null;
  readonly reference: string;
}

const columns = 'id, kind, organisation, at, owner, deadline, outcome, reference';
const msPerHour = 3_600_000;
const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The alerts of the organisation in `scope`, and of those it answers for: open ones first, by deadline; then those with an outcome, newest first. */
export async function listAlerts(runner: Runner, scope: Scope): Promise<readonly Alert[]> {
  const rows = await runner.query<StoredAlert>(scope, {
    name: 'alert_list',
    text: `select ${columns} from alert where answers_for($1, organisation)
order by outcome is not null, case when outcome is null then deadline end, at desc, id`,
    values: [scope.organisation],
  });
  return rows.map((row) => alertOf(row, scope.now));
}

/**
 * Gives an alert of the organisation in `scope`, or of one it answers for, its outcome; the first one stays.
 *
 * Errors: CW-RECORD-115 (no such alert here), CW-RECORD-118 (it has an outcome already, or none was given).
 */
export async function resolveAlert(
  runner: Runner,
  scope: Scope,
  { alert, outcome, by }: AlertOutcome,
): Promise<Result<Alert, Problem>> {
  if (outcome.trim() === '') return err(problem('CW-RECORD-118'));
  if (!isId.test(alert)) return err(problem('CW-RECORD-115'));
  const [row] = await runner.query<StoredAlert>(scope, {
    name: 'alert_resolve',
    text: `update alert set outcome = $2, resolved_at = $3, resolved_by = $4
where id = $1 and answers_for($5, organisation) and outcome is null returning ${columns}`,
    values: [alert, outcome.trim(), scope.now, by, scope.organisation],
  });
  if (row !== undefined) return ok(alertOf(row, scope.now));
  const there = await runner.query(scope, {
    name: 'alert_there',
    text: 'select id from alert where id = $1 and answers_for($2, organisation)',
    values: [alert, scope.organisation],
  });
  return err(problem(there.length > 0 ? 'CW-RECORD-118' : 'CW-RECORD-115'));
}

/** Gives every open alert past its deadline to whom its kind escalates to, once, with as long again; says how many there were. */
export async function escalateAlerts(runner: Runner, scope: Scope): Promise<number> {
  let escalated = 0;
  for (const kind of Object.keys(alertKinds) as AlertKind[]) {
    const { escalatesTo, deadlineHours } = alertKinds[kind];
    const [answer] = await runner.query<{ count: number }>(scope, {
      name: 'alert_escalate',
      text: 'select escalate_alerts($1, $2, $3, $4) as count',
      values: [scope.now, kind, escalatesTo, addMs(scope.now, deadlineHours * msPerHour)],
    });
    escalated += answer?.count ?? 0;
  }
  return escalated;
}

/** What came of the alerts about the person in `scope`: their own, so that outcomes reach them. Newest first. */
export async function outcomesForPerson(runner: Runner, scope: Scope): Promise<readonly Alert[]> {
  const rows = await runner.query<StoredAlert>(scope, {
    name: 'alert_outcomes',
    text: `select ${columns} from alert where person = nullif($1, '')::uuid and outcome is not null order by at desc, id`,
    values: [scope.person],
  });
  return rows.map((row) => alertOf(row, scope.now));
}

function alertOf(row: StoredAlert, now: Instant): Alert {
  return {
    id: row.id,
    kind: row.kind,
    organisation: row.organisation,
    at: row.at,
    owner: row.owner,
    deadline: row.deadline,
    outcome: row.outcome ?? undefined,
    overdue: row.outcome === null && row.deadline < now,
    reference: row.reference,
  };
}
