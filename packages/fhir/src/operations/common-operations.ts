import { resourceTypes } from '../resource.js';
import type { Operation } from './operation.js';

/** `$validate`, on every type that is kept. */
export const validateOperation: Operation = {
  code: 'validate',
  title: 'Is this valid',
  description:
    'Checks a resource against the structure and the rules of FHIR R4, without keeping it. Profiles are not checked.',
  definedBy: 'http://hl7.org/fhir/OperationDefinition/Resource-validate',
  resource: resourceTypes,
  level: 'type',
  affectsState: false,
  input: [
    { name: 'resource', type: 'Resource', min: 1, max: '1', documentation: 'What is to be checked.' },
    {
      name: 'mode',
      type: 'code',
      min: 0,
      max: '1',
      codes: ['create', 'update'],
      documentation: 'What it is for.',
    },
    { name: 'profile', type: 'canonical', min: 0, max: '1', documentation: 'Taken, and not checked.' },
  ],
  output: [
    {
      name: 'return',
      type: 'OperationOutcome',
      min: 1,
      max: '1',
      documentation: 'What is wrong with it, if anything.',
    },
  ],
};

/** `$export`: bulk data of a whole system. */
export const exportOperation: Operation = {
  code: 'export',
  title: 'Bulk data',
  description:
    'Everything that may be given to who asks, as NDJSON, with the objections that bind its purpose obeyed.',
  definedBy: 'http://hl7.org/fhir/uv/bulkdata/OperationDefinition/export',
  resource: [],
  level: 'system',
  affectsState: false,
  input: [
    { name: '_outputFormat', type: 'string', min: 0, max: '1', documentation: 'application/fhir+ndjson.' },
    { name: '_since', type: 'instant', min: 0, max: '1', documentation: 'Only what changed since.' },
    {
      name: '_type',
      type: 'string',
      min: 0,
      max: '1',
      documentation: 'Only these types, with commas between.',
    },
  ],
  output: [],
};
