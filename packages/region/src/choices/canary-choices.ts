import { localDate } from '@causeway/domain';
import type { RegionPlan } from '../region-plan.js';
import type { CanaryFamily } from './canary.js';
import { type Objection, objection, type PersonChoices } from './objection.js';
import { typeOneDissent, typeOneWithdrawal, typeTwoDissent } from './objection-codes.js';

const saidDaysAgo = 700;
const typeTwoSaid = localDate(2017, 3, 1);

/** What a canary of this family said: the one thing that makes it one. */
export function canaryChoices({ calendar, today }: RegionPlan, family: CanaryFamily): PersonChoices {
  const day = today - saidDaysAgo;
  const typeOne = (...objections: Objection[]): PersonChoices => ({
    objections,
    typeOneActive: true,
    nationalOptOut: false,
  });
  switch (family) {
    case 'type-1-read-v2':
      return typeOne(objection(typeOneDissent.readV2, day));
    case 'type-1-ctv3':
      return typeOne(objection(typeOneDissent.ctv3, day));
    case 'type-1-snomed':
      return typeOne(objection(typeOneDissent.snomed, day));
    case 'type-1-tie':
      return typeOne(objection(typeOneDissent.snomed, day), objection(typeOneWithdrawal.snomed, day));
    case 'type-1-carried':
      return typeOne(objection(typeOneDissent.snomed, day, { atFormerPractice: true }));
    case 'type-2-early': {
      const early = objection(typeTwoDissent.readV2, calendar.dayOf(typeTwoSaid));
      return { objections: [early], typeOneActive: false, typeTwo: 'early', nationalOptOut: true };
    }
    case 'national-opt-out':
      return { objections: [], typeOneActive: false, nationalOptOut: true };
    case 'sensitive-code':
      return { objections: [], typeOneActive: false, nationalOptOut: false };
  }
}
