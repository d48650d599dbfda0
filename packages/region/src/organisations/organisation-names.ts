import type { OrganisationKind } from '@causeway/domain';

const practiceWords = [
  'Surgery',
  'Medical Centre',
  'Health Centre',
  'Practice',
  'Family Practice',
  'Group Practice',
];

/** Made-up names of organisations, from the name of the place they are in and their number among their kind. */
export const organisationNames: Readonly<Record<OrganisationKind, (place: string, index: number) => string>> =
  {
    gp: (place, index) => `${place} ${practiceWords[index % practiceWords.length]} ${index + 1}`,
    hospital: (place) => `${place} Hospital`,
    community: (place) => `${place} Community Health Services`,
    'out-of-hours': (place) => `${place} Out-of-Hours and 111`,
    ambulance: (place) => `${place} Ambulance Service`,
  };
