import { err, ok, problem } from '@causeway/domain';
import type { PageAnswered, SignedInPage, SignedInPageRequest } from '../page-route.js';
import { ownPerson } from './choices-page.js';

const families = ['type-1', 'national'] as const;
const path = '/choices/planning/:family';

/** The pages on which somebody objects to use for planning and research, or takes that back. */
export const objectionPages: readonly SignedInPage[] = [
  page('GET', path, (request) => shown(request, 'patient/objection-question.njk')),
  page('POST', path, take),
  page('GET', `${path}/receipt`, (request) => shown(request, 'patient/objection-receipt.njk')),
];

function page(method: 'GET' | 'POST', at: string, handle: SignedInPage['handle']): SignedInPage {
  return { door: 'page', method, path: at, activities: ['read-own-record'], handle };
}

async function take(request: SignedInPageRequest): Promise<PageAnswered> {
  const family = families.find((each) => each === request.params.family);
  const decision = request.form.choice('decision', ['object', 'withdraw']);
  if (family === undefined) return err(problem('CW-WEB-004'));
  if (decision === undefined) return shown(request, 'patient/objection-question.njk', true);
  const change = { family, decision, method: 'online' } as const;
  const taken = await request.record.setObjection(ownPerson(request) ?? '', change);
  return taken.ok ? ok({ kind: 'go', to: `/choices/planning/${family}/receipt` }) : taken;
}

async function shown(
  request: SignedInPageRequest,
  template: string,
  unanswered = false,
): Promise<PageAnswered> {
  const all = await request.record.objections(ownPerson(request) ?? '');
  if (!all.ok) return all;
  const family = families.find((each) => each === request.params.family);
  if (family === undefined) return err(problem('CW-WEB-004'));
  const objection = all.value.find((each) => each.family === family);
  const data = { family, objection: objection ?? { state: 'not-objected', history: [] }, unanswered };
  return ok({ kind: 'page', template, data, status: unanswered ? 400 : 200 });
}
