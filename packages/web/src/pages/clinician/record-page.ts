import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import { isResourceType, type ResourceType } from '@causeway/fhir';
import type { PageAnswered, SignedInPage, SignedInPageRequest } from '../page-route.js';
import { patientBanner } from './patient-banner.js';
import { newestFirst, type TimelineEntry, timelineEntry } from './timeline-entry.js';
import { trendsOf } from './trend.js';

/** The kinds of entry that the timeline shows, in the order in which they are offered. */
export const timelineTypes: readonly ResourceType[] = [
  'Condition',
  'AllergyIntolerance',
  'MedicationRequest',
  'Observation',
  'Encounter',
  'Procedure',
  'Immunization',
  'DiagnosticReport',
  'DocumentReference',
  'ServiceRequest',
  'Flag',
];

const mostEntries = 500;
const mostTrends = 4;

/** GET /record/[person]: the shared record of one person, as the asker may see it now. */
export const recordPage: SignedInPage = {
  door: 'page',
  method: 'GET',
  path: '/record/:person',
  activities: ['view-record'],
  handle: recordOf,
};

async function recordOf(request: SignedInPageRequest): Promise<PageAnswered> {
  const { record, asker, params, query } = request;
  const person = params.person ?? '';
  const found = await record.everything(person, { types: ['Patient', ...timelineTypes], count: mostEntries });
  if (!found.ok) return notShown(request, found.error);
  const patient = found.value.resources.find(({ type }) => type === 'Patient');
  if (patient === undefined) return notShown(request, problem('CW-RECORD-001'));
  const entries = found.value.resources.flatMap((each) =>
    each.type === 'Patient' ? [] : [timelineEntry(each)],
  );
  const chosen = chosenOf(query);
  const shown = entries.filter((entry) => isChosen(entry, chosen)).sort(newestFirst);
  const overrides = asker.activities.has('break-glass') ? await record.overridesInForce(person) : ok([]);
  return ok({
    kind: 'page',
    template: 'clinician/record.njk',
    data: {
      person,
      banner: patientBanner(patient.content, entries),
      problems: entries.filter(({ type }) => type === 'Condition').sort(newestFirst),
      years: byYear(shown),
      shown: shown.length,
      types: timelineTypes,
      organisations: [...new Set(entries.map(({ organisation }) => organisation))].sort(),
      chosen,
      trends: trendsOf(entries, mostTrends),
      withheld: found.value.withheld,
      isCut: found.value.next !== undefined,
      override: overrides.ok ? overrides.value[0] : undefined,
      mayBreakGlass: asker.activities.has('break-glass'),
      mayAsk: asker.activities.has('record-choice'),
      mayAdd: asker.activities.has('add-to-record'),
    },
  });
}

/** What is not there and what may not be seen look alike; who cares for the person may say so. */
async function notShown({ params, asker }: SignedInPageRequest, found: Problem): Promise<PageAnswered> {
  if (found.code !== 'CW-RECORD-001') return err(found);
  const data = {
    person: params.person ?? '',
    mayClaim: asker.activities.has('claim-relationship'),
    mayBreakGlass: asker.activities.has('break-glass'),
  };
  return ok({ kind: 'page', template: 'clinician/not-shown.njk', data, status: 404 });
}

interface Chosen {
  readonly kind: string;
  readonly organisation: string;
}

function chosenOf(query: URLSearchParams): Chosen {
  const kind = query.get('kind') ?? '';
  return { kind: isResourceType(kind) ? kind : '', organisation: query.get('organisation') ?? '' };
}

function isChosen({ type, organisation }: TimelineEntry, chosen: Chosen): boolean {
  return (
    (chosen.kind === '' || type === chosen.kind) &&
    (chosen.organisation === '' || organisation === chosen.organisation)
  );
}

function byYear(entries: readonly TimelineEntry[]) {
  const years = [...new Set(entries.map(({ date }) => date.slice(0, 4)))];
  return years.map((year) => ({ year, entries: entries.filter(({ date }) => date.slice(0, 4) === year) }));
}

/** The Patient of `person` as the banner shows it, for the pages on which something is done. Errors: CW-RECORD-001. */
export async function bannerOf({ record, params }: SignedInPageRequest): Promise<Result<object, Problem>> {
  const patient = await record.read({ type: 'Patient', id: params.person ?? '' });
  return patient.ok ? ok(patientBanner(patient.value.content, [])) : patient;
}
