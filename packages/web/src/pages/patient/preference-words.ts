import type { SharingPreference } from '@causeway/record';

/** One organisation as its person sees it: both directions, with what they come to. */
export interface OrganisationChoices {
  readonly organisation: string;
  readonly name: string;
  readonly out: SharingPreference;
  readonly in: SharingPreference;
}

/** The preferences by organisation, in the order of their names. An organisation with one direction alone is left out: there are always two. */
export function byOrganisation(preferences: readonly SharingPreference[]): readonly OrganisationChoices[] {
  const organisations = [...new Set(preferences.map(({ organisation }) => organisation))];
  return organisations
    .flatMap((organisation) => {
      const own = preferences.filter((each) => each.organisation === organisation);
      const [out, into] = [
        own.find(({ direction }) => direction === 'out'),
        own.find(({ direction }) => direction === 'in'),
      ];
      if (out === undefined || into === undefined) return [];
      return [{ organisation, name: nameOf(out), out, in: into }];
    })
    .sort((one, other) => one.name.localeCompare(other.name, 'en-GB'));
}

/** The name an organisation goes by; its code where nobody named it. */
export function nameOf({ organisation, organisationName }: SharingPreference): string {
  return organisationName ?? organisation;
}
