import type { Operation } from './operation.js';

const optional = { min: 0, max: '1' } as const;
const needed = { min: 1, max: '1' } as const;
const anyNumber = { min: 0, max: '*' } as const;
const bundleAnswer = { name: 'return', type: 'Bundle', ...needed } as const;

/** `$explain`: why an entry is seen or hidden. */
export const explain: Operation = {
  code: 'explain',
  title: 'Why is, or was, this seen or hidden',
  description:
    'Replays the decision about one entry for an organisation, now or at a moment, from the history.',
  resource: ['Patient'],
  level: 'instance',
  affectsState: false,
  input: [
    { name: 'entry', type: 'id', ...needed, documentation: 'The id of the entry.' },
    {
      name: 'organization',
      type: 'code',
      ...needed,
      documentation: 'ODS code of the organisation that looks.',
    },
    { name: 'at', type: 'instant', ...optional, documentation: 'The moment; now where left out.' },
  ],
  output: [
    { name: 'visible', type: 'boolean', ...needed, documentation: 'Whether it is, or was, seen.' },
    { name: 'row', type: 'integer', ...needed, documentation: 'The row of the decision table that decided.' },
    { name: 'words', type: 'string', ...needed, documentation: 'Why, in words for who asks.' },
    {
      name: 'fact',
      ...anyNumber,
      documentation: 'A fact the row looked at.',
      parts: [
        { name: 'name', type: 'code', ...needed, documentation: 'Which fact.' },
        { name: 'value', type: 'string', ...needed, documentation: 'What it was.' },
      ],
    },
  ],
};

/** `$access-log`: who has looked. */
export const accessLog: Operation = {
  code: 'access-log',
  title: 'Who has looked',
  description:
    'The access log about a person, newest first, as AuditEvents with proofs that they stand in the log.',
  resource: ['Patient'],
  level: 'instance',
  affectsState: false,
  input: [
    { name: '_count', type: 'integer', ...optional, documentation: 'How many a page has.' },
    {
      name: '_cursor',
      type: 'string',
      ...optional,
      documentation: 'Where the page begins, from a next link.',
    },
  ],
  output: [{ ...bundleAnswer, documentation: 'A collection of AuditEvents.' }],
};

/** `$everything`. */
export const everything: Operation = {
  code: 'everything',
  title: 'All that may be seen about a person',
  description: 'The Patient and every entry about the person that who asks may see.',
  definedBy: 'http://hl7.org/fhir/OperationDefinition/Patient-everything',
  resource: ['Patient'],
  level: 'instance',
  affectsState: false,
  input: [
    { name: '_since', type: 'instant', ...optional, documentation: 'Only what changed since.' },
    { name: '_type', type: 'string', ...optional, documentation: 'Only these types, with commas between.' },
    { name: '_count', type: 'integer', ...optional, documentation: 'How many a page has.' },
    {
      name: '_cursor',
      type: 'string',
      ...optional,
      documentation: 'Where the page begins, from a next link.',
    },
  ],
  output: [{ ...bundleAnswer, documentation: 'A searchset.' }],
};
