import type { Operation, OperationParameter } from './operation.js';

const optional = { min: 0, max: '1' } as const;
const needed = { min: 1, max: '1' } as const;
const anyNumber = { min: 0, max: '*' } as const;

const method = { name: 'method', type: 'code', codes: ['spoken', 'form', 'online'] } as const;

const sharingEvent: OperationParameter = {
  name: 'history',
  ...anyNumber,
  documentation: 'One word of its history, oldest first.',
  parts: [
    { name: 'at', type: 'instant', ...needed, documentation: 'When it was said.' },
    {
      name: 'decision',
      type: 'code',
      ...needed,
      codes: ['yes', 'no', 'withdraw'],
      documentation: 'What was said.',
    },
    {
      name: 'source',
      type: 'code',
      ...needed,
      documentation: 'Who said so: patient, proxy or organisation-policy.',
    },
    { ...method, ...needed, documentation: 'How it was said.' },
    { name: 'role', type: 'code', ...needed, documentation: 'The role of who wrote it down.' },
    {
      name: 'recorded-by',
      type: 'code',
      ...optional,
      documentation: 'ODS code of the organisation that wrote it down.',
    },
  ],
};

/** `$sharing`: sharing out and sharing in. */
export const sharing: Operation = {
  code: 'sharing',
  title: 'Sharing out and sharing in',
  description:
    'Reads (GET) or changes (POST) whether an organisation shares out what it records about a person, and whether what others shared out may be seen there.',
  resource: ['Patient'],
  level: 'instance',
  affectsState: true,
  input: [
    { name: 'organization', type: 'code', ...optional, documentation: 'ODS code. Needed for a change.' },
    {
      name: 'direction',
      type: 'code',
      ...optional,
      codes: ['out', 'in'],
      documentation: 'Needed for a change.',
    },
    {
      name: 'decision',
      type: 'code',
      ...optional,
      codes: ['yes', 'no', 'withdraw'],
      documentation: 'What the person says now; withdraw takes back what was said. Needed for a change.',
    },
    { ...method, ...optional, documentation: 'How it was said. Needed for a change.' },
    {
      name: 'evidence',
      type: 'string',
      ...optional,
      documentation: 'Reference of the form or note that proves it.',
    },
  ],
  output: [
    {
      name: 'preference',
      ...anyNumber,
      documentation: 'The preference for one organisation and direction.',
      parts: [
        { name: 'organization', type: 'code', ...needed, documentation: 'ODS code.' },
        { name: 'organization-name', type: 'string', ...optional, documentation: 'Its name.' },
        {
          name: 'direction',
          type: 'code',
          ...needed,
          codes: ['out', 'in'],
          documentation: 'Out of it or in to it.',
        },
        {
          name: 'decision',
          type: 'code',
          ...needed,
          codes: ['yes', 'no', 'not-asked'],
          documentation: 'What was said.',
        },
        {
          name: 'effective',
          type: 'code',
          ...needed,
          codes: ['yes', 'no'],
          documentation: 'What it comes to today, by the policy of the organisation where nobody was asked.',
        },
        { name: 'source', type: 'code', ...optional, documentation: 'Who said so.' },
        { ...method, ...optional, documentation: 'How it was said.' },
        { name: 'since', type: 'instant', ...optional, documentation: 'When it was said last.' },
        sharingEvent,
      ],
    },
  ],
};

/** `$objection`: objections to secondary use. */
export const objection: Operation = {
  code: 'objection',
  title: 'Objection to secondary use',
  description: 'Reads (GET) or changes (POST) the objections of a person to uses beyond their own care.',
  resource: ['Patient'],
  level: 'instance',
  affectsState: true,
  input: [
    {
      name: 'family',
      type: 'code',
      ...optional,
      codes: ['type-1', 'national'],
      documentation: 'Needed for a change.',
    },
    {
      name: 'decision',
      type: 'code',
      ...optional,
      codes: ['object', 'withdraw'],
      documentation: 'Needed for a change.',
    },
    { ...method, ...optional, documentation: 'How it was said. Needed for a change.' },
  ],
  output: [
    {
      name: 'objection',
      ...anyNumber,
      documentation: 'The state of one family.',
      parts: [
        { name: 'family', type: 'code', ...needed, codes: ['type-1', 'national'], documentation: 'Which.' },
        {
          name: 'state',
          type: 'code',
          ...needed,
          codes: ['objected', 'not-objected'],
          documentation: 'As recorded here.',
        },
        { name: 'since', type: 'instant', ...optional, documentation: 'When it was said last.' },
        { ...method, ...optional, documentation: 'How it was said.' },
        {
          name: 'history',
          ...anyNumber,
          documentation: 'One word of its history, oldest first.',
          parts: [
            { name: 'at', type: 'instant', ...needed, documentation: 'When it was said.' },
            {
              name: 'decision',
              type: 'code',
              ...needed,
              codes: ['object', 'withdraw'],
              documentation: 'What was said.',
            },
            { ...method, ...needed, documentation: 'How it was said.' },
          ],
        },
      ],
    },
  ],
};

/** `$break-glass`. */
export const breakGlass: Operation = {
  code: 'break-glass',
  title: 'Break glass',
  description:
    'Opens, for an hour and under an alert, what a person was not asked about or refused at this organisation; never what was sealed or refused where it was recorded.',
  resource: ['Patient'],
  level: 'instance',
  affectsState: true,
  input: [
    { name: 'reason', type: 'code', ...needed, documentation: 'Why, as a code.' },
    { name: 'text', type: 'string', ...needed, documentation: 'Why, in words.' },
  ],
  output: [
    { name: 'grant', type: 'string', ...needed, documentation: 'The override, to end it by.' },
    { name: 'until', type: 'instant', ...needed, documentation: 'When it ends.' },
    { name: 'alert', type: 'string', ...needed, documentation: 'The alert that the officer has.' },
  ],
};
