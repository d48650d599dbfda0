import { breakGlassReasons } from '@causeway/choices';
import { ok } from '@causeway/domain';
import type { FieldError } from '../form-values.js';
import type { PageAnswered, SignedInPage, SignedInPageRequest } from '../page-route.js';

/** Reasons whose words a person can choose by; the codes that stand for the act itself are for programs. */
const offered = Object.keys(breakGlassReasons).filter((code) => code !== 'BTG' && code !== 'ETREAT');

/** The pages on which a record is opened in an emergency, and closed again, and on which somebody says that they care for the person. */
export const overridePages: readonly SignedInPage[] = [
  page('GET', 'break-glass', (request) => glassShown(request, [])),
  page('POST', 'break-glass', breakGlass),
  page('POST', 'end-break-glass', endBreakGlass),
  claimPage('GET', (request) => claimShown(request, [])),
  claimPage('POST', claim),
];

function page(method: 'GET' | 'POST', name: string, handle: SignedInPage['handle']): SignedInPage {
  return { door: 'page', method, path: `/record/:person/${name}`, activities: ['break-glass'], handle };
}

function claimPage(method: 'GET' | 'POST', handle: SignedInPage['handle']): SignedInPage {
  return {
    door: 'page',
    method,
    path: '/record/:person/claim',
    activities: ['claim-relationship'],
    handle,
  };
}

async function breakGlass(request: SignedInPageRequest): Promise<PageAnswered> {
  const { record, form, params } = request;
  const code = form.choice('reason', offered);
  const text = form.text('words');
  const errors = [
    ...(code === undefined ? [{ field: 'reason', text: 'record.glass-choose' }] : []),
    ...(text === '' ? [{ field: 'words', text: 'record.glass-words-missing' }] : []),
  ];
  if (code === undefined || errors.length > 0) return glassShown(request, errors);
  const opened = await record.breakGlass(params.person ?? '', { code, text });
  if (opened.ok) return ok({ kind: 'go', to: `/record/${params.person ?? ''}` });
  if (opened.error.code !== 'CW-CHOICES-013') return opened;
  return glassShown(request, [{ field: 'words', text: 'record.glass-same' }]);
}

async function endBreakGlass({ record, form, params }: SignedInPageRequest): Promise<PageAnswered> {
  const ended = await record.endBreakGlass(form.text('grant'));
  return ended.ok ? ok({ kind: 'go', to: `/record/${params.person ?? ''}` }) : ended;
}

async function glassShown(
  { asker, params, form }: SignedInPageRequest,
  faults: readonly FieldError[],
): Promise<PageAnswered> {
  const data = {
    person: params.person ?? '',
    reasons: offered.map((code) => ({ value: code, text: breakGlassReasons[code] })),
    isFresh: asker.freshlyAuthenticated,
    typed: { reason: form.text('reason'), words: form.text('words') },
    faults,
  };
  return ok({ kind: 'page', template: 'clinician/break-glass.njk', data, status: statusOf(faults) });
}

async function claim(request: SignedInPageRequest): Promise<PageAnswered> {
  const { record, form, params } = request;
  const reason = form.text('words');
  if (reason === '') return claimShown(request, [{ field: 'words', text: 'record.claim-missing' }]);
  const claimed = await record.claimRelationship(params.person ?? '', reason);
  return claimed.ok ? ok({ kind: 'go', to: `/record/${params.person ?? ''}` }) : claimed;
}

async function claimShown(
  { params }: SignedInPageRequest,
  faults: readonly FieldError[],
): Promise<PageAnswered> {
  const data = { person: params.person ?? '', faults };
  return ok({ kind: 'page', template: 'clinician/claim.njk', data, status: statusOf(faults) });
}

function statusOf(faults: readonly FieldError[]): number {
  return faults.length > 0 ? 400 : 200;
}
