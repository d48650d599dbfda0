import { type Asker, activitiesOf } from '@causeway/choices';
import { err, type OdsCode, ok, type Problem, problem, type Result } from '@causeway/domain';
import { parseSearch } from '@causeway/fhir';
import type { SharedRecord } from '@causeway/record';
import type { OwnPerson } from './claims.js';

/** Sign-in asks for itself who a patient is: it may trace, and see no more than that. */
function tracer(organisation: OdsCode): Asker {
  return {
    user: 'causeway-sign-in',
    role: 'system',
    organisation,
    activities: new Set([...activitiesOf('system')].filter((activity) => activity === 'trace-person')),
    purpose: 'direct-care',
    person: undefined,
    session: 'causeway-sign-in',
    freshlyAuthenticated: false,
  };
}

/**
 * Finds the id of the person a patient is, by the NHS number and date of birth that NHS login vouches for: a trace like any other, in the
 * access log too, as `organisation` (who runs the server). Error of what is answered: CW-WEB-003, where not exactly one person fits.
 */
export function findOwnPerson(
  record: SharedRecord,
  organisation: OdsCode | undefined,
): (person: OwnPerson) => Promise<Result<string, Problem>> {
  // By the sign-in itself: whoever signs in again is traced again, and what is no longer signed in is forgotten with it.
  const kept = new WeakMap<OwnPerson, string>();
  return async (person) => {
    if ('id' in person) return ok(person.id);
    const known = kept.get(person);
    if (known !== undefined) return ok(known);
    if (organisation === undefined) return err(problem('CW-WEB-003'));
    const found = await trace(record, tracer(organisation), person);
    if (found.ok) kept.set(person, found.value);
    return found;
  };
}

async function trace(
  record: SharedRecord,
  asker: Asker,
  { nhsNumber, birthDate }: { readonly nhsNumber: string; readonly birthDate: string },
): Promise<Result<string, Problem>> {
  const request = parseSearch('Patient', [
    ['identifier', `https://fhir.nhs.uk/Id/nhs-number|${nhsNumber}`],
    ['birthdate', birthDate],
  ]);
  const page = request.ok ? await record.search(asker, request.value) : request;
  const [only, ...others] = page.ok ? page.value.resources : [];
  return only === undefined || others.length > 0 ? err(problem('CW-WEB-003')) : ok(only.id);
}
