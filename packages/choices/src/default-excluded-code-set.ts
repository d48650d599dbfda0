import type { ExcludedCodeSet } from './excluded-code-set.js';
import { abuseByOthers } from './excluded-codes/abuse-by-others.js';
import { assistedFertilisation } from './excluded-codes/assisted-fertilisation.js';
import { complaint } from './excluded-codes/complaint.js';
import { conviction } from './excluded-codes/conviction.js';
import { genderRecognition } from './excluded-codes/gender-recognition.js';
import { hivAids } from './excluded-codes/hiv-aids.js';
import { imprisonment } from './excluded-codes/imprisonment.js';
import { maritalStatus } from './excluded-codes/marital-status.js';
import { sexuallyTransmittedInfection } from './excluded-codes/sexually-transmitted-infection.js';
import { terminationOfPregnancy } from './excluded-codes/termination-of-pregnancy.js';

/**
 * The codes that stay out of secondary use unless a release's approval says otherwise (decision tables,
 * section 3, row 7).
 *
 * It is a floor: codes that are known to exist and to belong here, the parents first. A deployment adds the
 * national reference sets of its SNOMED CT edition with `withExtraCodes`, and the version then names them.
 */
export const defaultExcludedCodeSet: ExcludedCodeSet = {
  version: 'causeway-excluded-2026-1',
  categories: [
    hivAids,
    sexuallyTransmittedInfection,
    terminationOfPregnancy,
    assistedFertilisation,
    genderRecognition,
    maritalStatus,
    complaint,
    conviction,
    imprisonment,
    abuseByOthers,
  ],
};
