import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import type { SharingPreference } from '@causeway/record';
import type { PageAnswered, SignedInPage, SignedInPageRequest } from '../page-route.js';
import { ownPerson } from './choices-page.js';
import { nameOf } from './preference-words.js';

const decisions = ['yes', 'no', 'withdraw'] as const;
const path = '/choices/sharing/:organisation/:direction';

/** The pages on which somebody changes one answer: it is asked, checked, taken, and told back with how it was before. */
export const changeSharingPages: readonly SignedInPage[] = [
  page('GET', path, (request) => ask(request)),
  page('POST', `${path}/check`, check),
  page('POST', path, take),
  page('GET', `${path}/receipt`, (request) => shown(request, 'patient/sharing-receipt.njk')),
];

function page(method: 'GET' | 'POST', at: string, handle: SignedInPage['handle']): SignedInPage {
  return { door: 'page', method, path: at, activities: ['read-own-record'], handle };
}

async function ask(request: SignedInPageRequest, errors: readonly string[] = []): Promise<PageAnswered> {
  return shown(request, 'patient/sharing-question.njk', { errors });
}

async function check(request: SignedInPageRequest): Promise<PageAnswered> {
  const decision = request.form.choice('decision', decisions);
  if (decision === undefined) return ask(request, ['choose']);
  return shown(request, 'patient/sharing-check.njk', { decision });
}

async function take(request: SignedInPageRequest): Promise<PageAnswered> {
  const decision = request.form.choice('decision', decisions);
  if (decision === undefined) return ask(request, ['choose']);
  const before = await preferenceAsked(request);
  if (!before.ok) return before;
  const { organisation, direction } = before.value;
  const taken = await request.record.setSharing(ownPerson(request) ?? '', {
    organisation,
    direction,
    decision,
    method: 'online',
  });
  return taken.ok ? ok({ kind: 'go', to: `/choices/sharing/${organisation}/${direction}/receipt` }) : taken;
}

async function shown(
  request: SignedInPageRequest,
  template: string,
  { errors = [], ...more }: { readonly errors?: readonly string[]; readonly decision?: string } = {},
): Promise<PageAnswered> {
  const found = await preferenceAsked(request);
  if (!found.ok) return found;
  const preference = found.value;
  const data = { preference, name: nameOf(preference), unanswered: errors.length > 0, ...more };
  return ok({ kind: 'page', template, data, status: errors.length > 0 ? 400 : 200 });
}

/** The preference the address names, of those the person has: one cannot say something about a place that has nothing to do with one. */
async function preferenceAsked(request: SignedInPageRequest): Promise<Result<SharingPreference, Problem>> {
  const { organisation, direction } = request.params;
  const all = await request.record.sharing(ownPerson(request) ?? '');
  if (!all.ok) return all;
  const found = all.value.find((each) => each.organisation === organisation && each.direction === direction);
  return found === undefined ? err(problem('CW-WEB-004')) : ok(found);
}
