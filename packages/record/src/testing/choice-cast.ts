import type { OdsCode } from '@causeway/domain';
import { staffOf } from './choice-database.js';

/** The organisations of the tests of choices: where people are registered, who visits them, and who does not know them. */
export const practice = 'A81001' as OdsCode;
export const community = 'RXX' as OdsCode;
export const clinic = 'RYY' as OdsCode;

/** The id of nobody. */
export const unknown = '00000000-1111-4222-8333-444444444444';

/** Who works there. */
export const gp = staffOf(practice, 'general-practitioner');
export const nurse = staffOf(community, 'district-nurse');
export const adviser = staffOf(clinic, 'health-adviser');
export const officer = staffOf(community, 'privacy-officer');
