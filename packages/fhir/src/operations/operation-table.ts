import { breakGlass, objection, sharing } from './choice-operations.js';
import { exportOperation, validateOperation } from './common-operations.js';
import type { Operation } from './operation.js';
import { accessLog, everything, explain } from './person-operations.js';
import {
  alerts,
  claimRelationship,
  confirmShareInCode,
  disclose,
  endBreakGlass,
  grantProxy,
  policy,
  requestShareInCode,
  resolveAlert,
  sensitiveSet,
  shareIn,
} from './record-operations.js';

/** Which operations there are, and what each takes and gives. HTTP, the CapabilityStatement and the definitions are made from it. */
export const operationTable = {
  sharing,
  objection,
  breakGlass,
  explain,
  accessLog,
  claimRelationship,
  endBreakGlass,
  shareIn,
  requestShareInCode,
  confirmShareInCode,
  disclose,
  sensitiveSet,
  grantProxy,
  policy,
  alerts,
  resolveAlert,
  everything,
  validate: validateOperation,
  export: exportOperation,
} as const satisfies Readonly<Record<string, Operation>>;

/** Every operation of the API. */
export const operations: readonly Operation[] = Object.values(operationTable);
