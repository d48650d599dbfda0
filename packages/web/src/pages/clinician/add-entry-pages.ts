import { type Instant, ok, parseLocalDate } from '@causeway/domain';
import type { Resource } from '@causeway/fhir';
import type { FieldError, FormValues } from '../form-values.js';
import type { PageAnswered, SignedInPage, SignedInPageRequest } from '../page-route.js';
import { bannerOf } from './record-page.js';

const kinds = ['note', 'measurement', 'problem'] as const;
type Kind = (typeof kinds)[number];

const path = '/record/:person/add/:kind';

/** The pages on which an entry is added to a record: a note, a measurement or a problem. */
export const addEntryPages: readonly SignedInPage[] = [
  page('GET', (request) => shown(request, [])),
  page('POST', add),
];

function page(method: 'GET' | 'POST', handle: SignedInPage['handle']): SignedInPage {
  return { door: 'page', method, path, activities: ['add-to-record'], handle };
}

async function add(request: SignedInPageRequest): Promise<PageAnswered> {
  const kind = kindOf(request);
  const faults = faultsOf(kind, request.form);
  if (faults.length > 0) return shown(request, faults);
  const person = request.params.person ?? '';
  const written = await request.record.create(entryOf[kind](person, request.form, request.now));
  return written.ok ? ok({ kind: 'go', to: `/record/${person}` }) : written;
}

function kindOf({ params }: SignedInPageRequest): Kind {
  return kinds.find((each) => each === params.kind) ?? 'note';
}

function faultsOf(kind: Kind, form: FormValues): readonly FieldError[] {
  return [
    ...(form.text('title') === '' ? [{ field: 'title', text: `record.add-${kind}-missing` }] : []),
    ...(kind === 'note' && form.text('words') === ''
      ? [{ field: 'words', text: 'record.add-words-missing' }]
      : []),
    ...(kind === 'measurement' && !isNumber(form.text('value'))
      ? [{ field: 'value', text: 'record.add-value-wrong' }]
      : []),
  ];
}

function isNumber(text: string): boolean {
  return /^-?\d{1,9}(\.\d{1,6})?$/.test(text);
}

/** What each form comes to; the words typed are the text of the code, as nobody here knows their code. */
const entryOf: Readonly<Record<Kind, (person: string, form: FormValues, now: Instant) => Resource>> = {
  note: (person, form, now) => ({
    resourceType: 'Observation',
    status: 'final',
    code: { text: form.text('title') },
    subject: { reference: `Patient/${person}` },
    effectiveDateTime: dayOf(form, now),
    valueString: form.text('words'),
  }),
  measurement: (person, form, now) => ({
    resourceType: 'Observation',
    status: 'final',
    code: { text: form.text('title') },
    subject: { reference: `Patient/${person}` },
    effectiveDateTime: dayOf(form, now),
    valueQuantity: {
      value: Number(form.text('value')),
      ...(form.text('unit') === '' ? {} : { unit: form.text('unit') }),
    },
  }),
  problem: (person, form, now) => ({
    resourceType: 'Condition',
    clinicalStatus: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }],
    },
    code: { text: form.text('title') },
    subject: { reference: `Patient/${person}` },
    onsetDateTime: dayOf(form, now),
    ...(form.text('words') === '' ? {} : { note: [{ text: form.text('words') }] }),
  }),
};

/** The day that was typed; today where none was. */
function dayOf(form: FormValues, now: Instant): string {
  const typed = parseLocalDate(form.text('day'));
  return typed.ok ? typed.value : now.slice(0, 10);
}

async function shown(request: SignedInPageRequest, faults: readonly FieldError[]): Promise<PageAnswered> {
  const banner = await bannerOf(request);
  if (!banner.ok) return banner;
  const { form, params, now } = request;
  const typed = Object.fromEntries(
    ['title', 'words', 'value', 'unit'].map((name) => [name, form.text(name)]),
  );
  const day = form.text('day') === '' ? now.slice(0, 10) : form.text('day');
  const data = {
    person: params.person ?? '',
    banner: banner.value,
    kind: kindOf(request),
    typed: { ...typed, day },
    faults,
  };
  return ok({ kind: 'page', template: 'clinician/add.njk', data, status: faults.length > 0 ? 400 : 200 });
}
