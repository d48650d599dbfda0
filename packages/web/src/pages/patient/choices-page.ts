import { err, ok, problem } from '@causeway/domain';
import type { SignedInPage, SignedInPageRequest } from '../page-route.js';
import { byOrganisation } from './preference-words.js';

/** GET /choices: every place that looks after the person, what they said there, and what it comes to. */
export const choicesPage: SignedInPage = {
  door: 'page',
  method: 'GET',
  path: '/choices',
  activities: ['read-own-record'],
  handle: async (request) => {
    const person = ownPerson(request);
    if (person === undefined) return err(problem('CW-WEB-003'));
    const [preferences, objections] = await Promise.all([
      request.record.sharing(person),
      request.record.objections(person),
    ]);
    if (!preferences.ok) return preferences;
    if (!objections.ok) return objections;
    const data = {
      places: byOrganisation(preferences.value),
      objections: objections.value,
      forSomebody: request.asker.role === 'proxy',
    };
    return ok({ kind: 'page', template: 'patient/choices.njk', data });
  },
};

/** The person whose choices are shown: the asker's own, or for whom they act. */
export function ownPerson({ asker }: SignedInPageRequest): string | undefined {
  return asker.person;
}
