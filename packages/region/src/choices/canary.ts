/** What a canary person carries that must keep it, or one of its entries, out of every release. */
export type CanaryFamily =
  | 'type-1-read-v2'
  | 'type-1-ctv3'
  | 'type-1-snomed'
  | 'type-1-tie'
  | 'type-1-carried'
  | 'type-2-early'
  | 'national-opt-out'
  | 'sensitive-code';

/** The families of canaries with the text that marks the entry of each; none of these texts may occur in anything released. */
export const canaryMarkers: Readonly<Record<CanaryFamily, string>> = {
  'type-1-read-v2': 'CANARY-T1-READ',
  'type-1-ctv3': 'CANARY-T1-CTV3',
  'type-1-snomed': 'CANARY-T1-SNOMED',
  'type-1-tie': 'CANARY-T1-TIE',
  'type-1-carried': 'CANARY-T1-CARRIED',
  'type-2-early': 'CANARY-T2-EARLY',
  'national-opt-out': 'CANARY-NATIONAL',
  'sensitive-code': 'CANARY-SENSITIVE',
};

/** A canary person's family and marker. */
export interface Canary {
  readonly family: CanaryFamily;
  readonly marker: string;
}

const fewestPeopleForEach = 10;

/** Whether the family is of Type 1, whose canaries are known to their practice alone: anything else that names them is a leak. */
export function isTypeOne(family: CanaryFamily): boolean {
  return family.startsWith('type-1');
}

/** The canaries of a region by the index of their person, spread over all people: one of each family, or fewer where there are not ten people for each. */
export function planCanaries(people: number): ReadonlyMap<number, Canary> {
  const families = Object.entries(canaryMarkers) as [CanaryFamily, string][];
  const room = Math.min(families.length, Math.floor(people / fewestPeopleForEach));
  return new Map(
    families
      .slice(0, room)
      .map(([family, marker], order) => [Math.floor(((order + 0.5) * people) / room), { family, marker }]),
  );
}
