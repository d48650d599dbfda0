/** One meaning in the three code systems that practices have used. */
export interface ObjectionCodes {
  readonly readV2: string;
  readonly ctv3: string;
  readonly snomed: string;
}

/** Dissent from secondary use of the practice's record (Type 1). Source: NHS England, Type 1 opt-out. */
export const typeOneDissent: ObjectionCodes = { readV2: '9Nu0', ctv3: 'XaZ89', snomed: '827241000000103' };

/** Withdrawal of that dissent; systems that used CTV3 had changed to SNOMED CT when most withdrawals came. */
export const typeOneWithdrawal: ObjectionCodes = {
  readV2: '9Nu1',
  ctv3: '827261000000102',
  snomed: '827261000000102',
};

/** Dissent from what the former Health and Social Care Information Centre passes on (Type 2), turned into national opt-outs in 2018. */
export const typeTwoDissent: ObjectionCodes = { readV2: '9Nu4', ctv3: 'XaaVL', snomed: '881561000000100' };

/** Refusals of ways of sharing for direct care, which say nothing about secondary use. */
export const directCareRefusals: readonly string[] = ['93C1', '9Nd1', '9Ndo'];
