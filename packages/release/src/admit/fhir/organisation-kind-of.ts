import type { OrganisationKind } from '@causeway/domain';

/** Words that tell the kind of an organisation from its name or the text of its type; the first that applies holds. */
const tellingWords: readonly (readonly [RegExp, OrganisationKind])[] = [
  [/\bambulance\b/, 'ambulance'],
  [
    /\bout[ -]of[ -]hours\b|\burgent\b|\bwalk[ -]?in\b|\bemergency office\b|\bon call\b|\bnhs 111\b/,
    'out-of-hours',
  ],
  [
    /\bcommunity\b|\bdistrict nurs|\bhospice\b|\bhome (health|care)\b|\bnursing (home|facility)\b/,
    'community',
  ],
  [/\bhospitals?\b|\binfirmary\b|\bnhs (foundation )?trust\b/, 'hospital'],
  // What a surgery in England calls a medical centre; in American spelling it is a hospital.
  [/\bmedical (center|ctr)\b/, 'hospital'],
  [/\bsurgery\b|\bpractice\b|\b(medical|health) cent(re|er)\b|\bfamily\b|\bprimary care\b/, 'gp'],
];

/**
 * The kind of an organisation as its words tell it; undefined where they do not. FHIR has no element for it: `Organization.type` says
 * "healthcare provider" of them all, and ODS roles say "NHS trust" of hospitals, community and ambulance services alike.
 */
export function organisationKindOf(words: string): OrganisationKind | undefined {
  const lowerCase = words.toLowerCase();
  return tellingWords.find(([pattern]) => pattern.test(lowerCase))?.[1];
}
