import { odsCodeSystem, ok } from '@causeway/domain';
import { type Resource, resourceText } from '@causeway/fhir';
import type { Alert } from '@causeway/record';
import type { Handle } from '../fhir/exchange.js';
import { operationParameters } from './operation-parameters.js';

/** GET $alerts: the alerts of the officer's organisation, each as a Task. */
export const alerts: Handle = async ({ record, base }) => {
  const found = await record.alerts();
  if (!found.ok) return found;
  const entry = found.value.map((alert) => ({
    fullUrl: `urn:uuid:${alert.id}`,
    resource: alertTask(alert, base),
  }));
  const bundle = { resourceType: 'Bundle', type: 'collection', ...(entry.length === 0 ? {} : { entry }) };
  return ok({ status: 200, body: resourceText(bundle) });
};

/** What POST $resolve-alert takes. */
export const resolveAlertRules = { alert: {}, outcome: {} } as const;

/** POST $resolve-alert: says what came of an alert. */
export const resolveAlert: Handle = async (exchange) => {
  const read = operationParameters(exchange, resolveAlertRules);
  if (!read.ok) return read;
  const resolved = await exchange.record.resolveAlert(read.value.alert, read.value.outcome);
  if (!resolved.ok) return resolved;
  return ok({ status: 200, body: resourceText(alertTask(resolved.value, exchange.base)) });
};

/** An alert as a Task, which has an owner, a deadline and an outcome as alerts do; what it is about is a reference, and no more. */
function alertTask(alert: Alert, base: string): Resource {
  const { id, kind, organisation, at, owner, deadline, outcome, overdue, reference } = alert;
  const reason = overdue && outcome === undefined ? { statusReason: { text: 'overdue' } } : {};
  return {
    resourceType: 'Task',
    id,
    status: outcome === undefined ? 'requested' : 'completed',
    ...reason,
    intent: 'order',
    priority: overdue ? 'urgent' : 'routine',
    code: { coding: [{ system: `${base}/CodeSystem/alert-kind`, code: kind }] },
    authoredOn: at,
    requester: {
      identifier: { system: odsCodeSystem, value: organisation },
    },
    owner: { display: owner },
    restriction: { period: { end: deadline } },
    focus: { identifier: { value: reference } },
    ...(outcome === undefined ? {} : { output: [{ type: { text: 'outcome' }, valueString: outcome }] }),
  };
}
