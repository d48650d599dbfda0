import { err, ok, problem } from '@causeway/domain';
import type { Alert } from '@causeway/record';
import type { PageAnswered, SignedInPage, SignedInPageRequest } from '../page-route.js';

const outcomes = ['proper', 'not-proper', 'spoken-to', 'referred'] as const;

/** The pages of a privacy officer: the alerts, and what came of each. */
export const alertPages: readonly SignedInPage[] = [
  page('GET', '/officer', list),
  page('GET', '/officer/alerts/:alert', (request) => shown(request, false)),
  page('POST', '/officer/alerts/:alert', resolve),
];

function page(method: 'GET' | 'POST', path: string, handle: SignedInPage['handle']): SignedInPage {
  return { door: 'page', method, path, activities: ['handle-alerts'], handle };
}

async function list({ record }: SignedInPageRequest): Promise<PageAnswered> {
  const alerts = await record.alerts();
  if (!alerts.ok) return alerts;
  const open = alerts.value.filter(({ outcome }) => outcome === undefined).sort(mostUrgent);
  const closed = alerts.value.filter(({ outcome }) => outcome !== undefined).sort(newest);
  return ok({ kind: 'page', template: 'officer/alerts.njk', data: { open, closed } });
}

/** Overdue first, then by deadline. */
function mostUrgent(one: Alert, other: Alert): number {
  return one.deadline < other.deadline ? -1 : 1;
}

function newest(one: Alert, other: Alert): number {
  return one.at < other.at ? 1 : -1;
}

async function resolve(request: SignedInPageRequest): Promise<PageAnswered> {
  const { record, form, params } = request;
  const outcome = form.choice('outcome', outcomes);
  if (outcome === undefined) return shown(request, true);
  const words = form.text('words');
  const resolved = await record.resolveAlert(
    params.alert ?? '',
    words === '' ? outcome : `${outcome}: ${words}`,
  );
  return resolved.ok ? ok({ kind: 'go', to: '/officer' }) : resolved;
}

async function shown(
  { record, params, form }: SignedInPageRequest,
  unanswered: boolean,
): Promise<PageAnswered> {
  const alerts = await record.alerts();
  if (!alerts.ok) return alerts;
  const alert = alerts.value.find(({ id }) => id === params.alert);
  if (alert === undefined) return err(problem('CW-WEB-004'));
  const data = { alert, outcomes, unanswered, words: form.text('words') };
  return ok({ kind: 'page', template: 'officer/alert.njk', data, status: unanswered ? 400 : 200 });
}
