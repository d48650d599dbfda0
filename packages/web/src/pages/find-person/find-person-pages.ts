import type { Activity } from '@causeway/choices';
import { nhsNumberSystem, ok, type Problem, type Result } from '@causeway/domain';
import { parseSearch } from '@causeway/fhir';
import type { FieldError } from '../form-values.js';
import type { PageAnswered, SignedInPage, SignedInPageRequest } from '../page-route.js';
import { type TypedPerson, typedPerson } from './typed-person.js';

/** Where people are found, and where one goes on to. */
export interface FindingPlace {
  /** The address of the page; the person's id is put behind it. */
  readonly path: string;
  readonly activity: Activity;
  /** A person one may go to without typing: that of the demonstration. */
  readonly suggested: string | undefined;
}

/** NHS numbers with a check digit can be tried through: so slowly that it does not pay. */
const findLimit = { most: 30, withinMs: 60_000 };

/** The pages on which a person is found by NHS number and date of birth, which travel in the body and stand in no address. */
export function findPersonPages(place: FindingPlace): readonly SignedInPage[] {
  const page = { door: 'page', path: place.path, activities: [place.activity] } as const;
  return [
    { ...page, method: 'GET', handle: async (request) => shown(place, request, []) },
    { ...page, method: 'POST', limit: findLimit, handle: (request) => find(place, request) },
  ];
}

async function find(place: FindingPlace, request: SignedInPageRequest): Promise<PageAnswered> {
  const typed = typedPerson(request.form);
  if (!typed.ok) return shown(place, request, typed.error);
  const found = await traced(request, typed.value);
  if (!found.ok) return found;
  if (found.value === undefined) return shown(place, request, [{ field: 'number', text: 'find.nobody' }]);
  return ok({ kind: 'go', to: `${place.path}/${found.value}` });
}

/** The id of the person with this number and birth date; undefined where there is none that the asker may know of. */
async function traced(
  { record }: SignedInPageRequest,
  { nhsNumber, birthDate }: TypedPerson,
): Promise<Result<string | undefined, Problem>> {
  const query = new URLSearchParams({ identifier: `${nhsNumberSystem}|${nhsNumber}`, birthdate: birthDate });
  const request = parseSearch('Patient', query);
  if (!request.ok) return request;
  const page = await record.search(request.value);
  return page.ok ? ok(page.value.resources[0]?.id) : page;
}

async function shown(
  place: FindingPlace,
  { form }: SignedInPageRequest,
  errors: readonly FieldError[],
): Promise<PageAnswered> {
  const typed = Object.fromEntries(
    ['number', 'born[day]', 'born[month]', 'born[year]'].map((name) => [name, form.text(name)]),
  );
  const data = { place, typed, faults: errors };
  return ok({ kind: 'page', template: 'find-person.njk', data, status: errors.length > 0 ? 400 : 200 });
}
