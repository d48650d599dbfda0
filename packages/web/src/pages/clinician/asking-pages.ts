import { err, ok, problem } from '@causeway/domain';
import type { PageAnswered, SignedInPage, SignedInPageRequest } from '../page-route.js';
import { bannerOf } from './record-page.js';

const path = '/record/:person/ask';

/** The pages on which a clinician asks the person now whether this place may see what others wrote. */
export const askingPages: readonly SignedInPage[] = [
  {
    door: 'page',
    method: 'GET',
    path,
    activities: ['record-choice'],
    handle: (request) => shown(request, false),
  },
  { door: 'page', method: 'POST', path, activities: ['record-choice'], handle: take },
];

async function take(request: SignedInPageRequest): Promise<PageAnswered> {
  const { asker, record, form, params } = request;
  const decision = form.choice('decision', ['yes', 'no']);
  if (decision === undefined) return shown(request, true);
  if (asker.organisation === undefined) return err(problem('CW-WEB-024'));
  const taken = await record.setSharing(params.person ?? '', {
    organisation: asker.organisation,
    direction: 'in',
    decision,
    method: 'spoken',
  });
  return taken.ok ? ok({ kind: 'go', to: `/record/${params.person ?? ''}` }) : taken;
}

async function shown(request: SignedInPageRequest, unanswered: boolean): Promise<PageAnswered> {
  const banner = await bannerOf(request);
  if (!banner.ok) return banner;
  const data = { person: request.params.person ?? '', banner: banner.value, unanswered };
  return ok({ kind: 'page', template: 'clinician/ask.njk', data, status: unanswered ? 400 : 200 });
}
