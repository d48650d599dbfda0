import type { Care } from '../contacts/event.js';
import type { ErrorRateName, ErrorRates } from '../error-rates.js';
import { currentNhsNumber, type Person } from '../people/person.js';
import type { RandomStream } from '../random/random-stream.js';
import type { HeldHistory } from './held-record.js';

const missingBySetting: Readonly<Record<Care['setting'], ErrorRateName>> = {
  gp: 'missingNhsNumberGp',
  inpatient: 'missingNhsNumberInpatient',
  emergency: 'missingNhsNumberEmergency',
  community: 'missingNhsNumberCommunity',
  'out-of-hours': 'missingNhsNumberOutOfHours',
  ambulance: 'missingNhsNumberAmbulance',
};
const daysUntilNumbered = 10;

/** The NHS numbers, oldest first, that an organisation holds of a person; empty where it holds none. Typing errors come on top of this. */
export function heldNumber(
  person: Person,
  care: Care,
  { chances, random }: { readonly chances: ErrorRates; readonly random: RandomStream },
): HeldHistory<string> {
  const missing = random.chance(chances[missingBySetting[care.setting]]);
  const holdsOlder = random.chance(chances.supersededNhsNumberHeld);
  const bornUnnumbered = random.chance(chances.newbornUnnumbered);
  const neverNumbered = random.chance(chances.newbornNeverNumbered);
  const numberedOn = person.dateOfBirth + random.between(1, daysUntilNumbered);
  const since = care.since;
  if (missing) return [{ value: '', from: since }];
  if (care.setting === 'gp') return numberHistory(person, care);
  if (care.setting === 'inpatient' && since === person.dateOfBirth && bornUnnumbered) {
    const unnumbered = { value: '', from: since };
    return neverNumbered ? [unnumbered] : [unnumbered, { value: currentNhsNumber(person), from: numberedOn }];
  }
  const older = person.nhsNumbers.at(-2);
  return [
    { value: older !== undefined && holdsOlder ? older.nhsNumber : currentNhsNumber(person), from: since },
  ];
}

function numberHistory({ nhsNumbers: [first, ...later] }: Person, { until }: Care): HeldHistory<string> {
  const heard = later.filter(({ from }) => until === undefined || from < until);
  return [
    { value: first.nhsNumber, from: first.from },
    ...heard.map(({ nhsNumber, from }) => ({ value: nhsNumber, from })),
  ];
}
