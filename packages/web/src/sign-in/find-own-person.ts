import { type Asker, activitiesOf } from '@causeway/choices';
import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import { parseSearch } from '@causeway/fhir';
import type { SharedRecord } from '@causeway/record';
import type { OwnPerson } from './claims.js';

/** Sign-in asks for itself who a patient is: it may trace, and see no more than an id. */
const signIn: Asker = {
  user: 'causeway-sign-in',
  role: 'system',
  organisation: undefined,
  activities: new Set([...activitiesOf('system')].filter((activity) => activity === 'trace-person')),
  purpose: 'patient-access',
  person: undefined,
  session: 'causeway-sign-in',
  freshlyAuthenticated: false,
};

/** People whose ids are kept, so that not every request of a patient is a trace of them. */
const mostKept = 20_000;

/**
 * Finds the id of the person a patient is, by the NHS number and date of birth that NHS login vouches for: a trace like any other, in the
 * access log too. Error of what is answered: CW-WEB-003, where not exactly one person fits.
 */
export function findOwnPerson(record: SharedRecord): (person: OwnPerson) => Promise<Result<string, Problem>> {
  const kept = new Map<string, string>();
  return async (person) => {
    if ('id' in person) return ok(person.id);
    const known = kept.get(person.nhsNumber);
    if (known !== undefined) return ok(known);
    const found = await trace(record, person);
    if (found.ok) {
      if (kept.size >= mostKept) kept.clear();
      kept.set(person.nhsNumber, found.value);
    }
    return found;
  };
}

async function trace(
  record: SharedRecord,
  { nhsNumber, birthDate }: { readonly nhsNumber: string; readonly birthDate: string },
): Promise<Result<string, Problem>> {
  const request = parseSearch('Patient', [
    ['identifier', `https://fhir.nhs.uk/Id/nhs-number|${nhsNumber}`],
    ['birthdate', birthDate],
  ]);
  const page = request.ok ? await record.search(signIn, request.value) : request;
  const [only, ...others] = page.ok ? page.value.resources : [];
  return only === undefined || others.length > 0 ? err(problem('CW-WEB-003')) : ok(only.id);
}
