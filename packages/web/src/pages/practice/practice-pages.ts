import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import type { SharingPreference } from '@causeway/record';
import { bannerOf } from '../clinician/record-page.js';
import type { FieldError } from '../form-values.js';
import type { PageAnswered, SignedInPage, SignedInPageRequest } from '../page-route.js';

const path = '/practice/:person';
const what = ['out', 'in', 'type-1', 'national'] as const;
type What = (typeof what)[number];

/** The pages on which staff record what a person told them: about sharing at their own place, and about planning and research. */
export const practicePages: readonly SignedInPage[] = [
  page('GET', path, overview),
  page('GET', `${path}/record/:what`, (request) => shown(request, [])),
  page('POST', `${path}/record/:what`, take),
];

function page(method: 'GET' | 'POST', at: string, handle: SignedInPage['handle']): SignedInPage {
  return { door: 'page', method, path: at, activities: ['record-choice'], handle };
}

async function overview(request: SignedInPageRequest): Promise<PageAnswered> {
  const { record, params } = request;
  const person = params.person ?? '';
  const [banner, preferences, objections] = await Promise.all([
    bannerOf(request),
    ownPreferences(request),
    record.objections(person),
  ]);
  if (!preferences.ok) return preferences;
  if (!objections.ok) return objections;
  const data = {
    person,
    banner: banner.ok ? banner.value : undefined,
    preferences: preferences.value,
    objections: objections.value,
  };
  return ok({ kind: 'page', template: 'practice/person.njk', data });
}

/** What the person said about the asker's own place, which is all that staff are told. */
async function ownPreferences({
  record,
  asker,
  params,
}: SignedInPageRequest): Promise<Result<readonly SharingPreference[], Problem>> {
  if (asker.organisation === undefined) return err(problem('CW-WEB-024'));
  return record.sharing(params.person ?? '');
}

async function take(request: SignedInPageRequest): Promise<PageAnswered> {
  const { form, params } = request;
  const asked = whatAsked(request);
  if (asked === undefined) return err(problem('CW-WEB-004'));
  const decision = form.choice('decision', ['yes', 'no']);
  const method = form.choice('method', ['spoken', 'form']);
  if (decision === undefined || method === undefined) {
    return shown(request, [
      ...(decision === undefined ? [{ field: 'decision', text: 'practice.choose' }] : []),
      ...(method === undefined ? [{ field: 'method', text: 'practice.choose-method' }] : []),
    ]);
  }
  const taken = await recorded(request, asked, { decision, method });
  return taken.ok ? ok({ kind: 'go', to: `/practice/${params.person ?? ''}` }) : taken;
}

async function recorded(
  { record, asker, params, form }: SignedInPageRequest,
  asked: What,
  said: { readonly decision: 'yes' | 'no'; readonly method: 'spoken' | 'form' },
): Promise<Result<unknown, Problem>> {
  const person = params.person ?? '';
  const { decision, method } = said;
  if (asked === 'type-1' || asked === 'national') {
    // Asked is whether it may be used: a no is an objection.
    return record.setObjection(person, {
      family: asked,
      decision: decision === 'no' ? 'object' : 'withdraw',
      method,
    });
  }
  if (asker.organisation === undefined) return err(problem('CW-WEB-024'));
  const evidence = form.text('evidence');
  return record.setSharing(person, {
    organisation: asker.organisation,
    direction: asked,
    decision,
    method,
    ...(evidence === '' ? {} : { evidence }),
  });
}

function whatAsked({ params }: SignedInPageRequest): What | undefined {
  return what.find((each) => each === params.what);
}

async function shown(request: SignedInPageRequest, faults: readonly FieldError[]): Promise<PageAnswered> {
  const asked = whatAsked(request);
  if (asked === undefined) return err(problem('CW-WEB-004'));
  const { form, params } = request;
  const data = {
    person: params.person ?? '',
    asked,
    isObjection: asked === 'type-1' || asked === 'national',
    typed: { decision: form.text('decision'), method: form.text('method'), evidence: form.text('evidence') },
    faults,
  };
  return ok({ kind: 'page', template: 'practice/question.njk', data, status: faults.length > 0 ? 400 : 200 });
}
