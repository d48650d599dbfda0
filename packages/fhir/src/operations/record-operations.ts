import type { Operation, OperationParameter } from './operation.js';

const needed = { min: 1, max: '1' } as const;
const onPerson = { resource: ['Patient'], level: 'instance', affectsState: true } as const;
const ofOrganisation = { resource: [], level: 'system', affectsState: true } as const;

const until: OperationParameter = {
  name: 'until',
  type: 'instant',
  ...needed,
  documentation: 'When it ends.',
};
const organization: OperationParameter = {
  name: 'organization',
  type: 'code',
  ...needed,
  documentation: 'ODS code of the organisation it is about.',
};

/** `$claim-relationship`: a relationship on the user's own word. */
export const claimRelationship: Operation = {
  code: 'claim-relationship',
  title: 'Claim a relationship',
  description:
    'Lets the organisation see, for 24 hours and under an alert, a person it has no other relationship with.',
  ...onPerson,
  input: [{ name: 'reason', type: 'string', ...needed, documentation: 'Why, in words.' }],
  output: [
    until,
    { name: 'alert', type: 'string', ...needed, documentation: 'The alert that the officer has.' },
  ],
};

/** `$end-break-glass`. */
export const endBreakGlass: Operation = {
  code: 'end-break-glass',
  title: 'End an override',
  description: 'Ends, before its hour is over, what breaking glass opened.',
  ...ofOrganisation,
  input: [{ name: 'grant', type: 'string', ...needed, documentation: 'As $break-glass gave it.' }],
  output: [],
};

/** `$share-in`: the list of the registered practice. */
export const shareIn: Operation = {
  code: 'share-in',
  title: 'Who may share in',
  description: 'The registered practice says which organisation may see what is shared about the person.',
  ...onPerson,
  input: [
    organization,
    {
      name: 'rule',
      type: 'code',
      ...needed,
      codes: ['allowed', 'prohibited', 'verify'],
      documentation: 'Whether it may, must not, or must verify.',
    },
  ],
  output: [],
};

/** `$request-share-in-code`. */
export const requestShareInCode: Operation = {
  code: 'request-share-in-code',
  title: 'Ask for a verification code',
  description: 'Sends the person a code by which they let this organisation share in; no answer holds it.',
  ...onPerson,
  input: [],
  output: [until],
};

/** `$confirm-share-in-code`. */
export const confirmShareInCode: Operation = {
  code: 'confirm-share-in-code',
  title: 'Confirm a verification code',
  description: 'Verifies the sharing in with the code that the person was sent.',
  ...onPerson,
  input: [{ name: 'code', type: 'string', ...needed, documentation: 'The six digits.' }],
  output: [],
};

/** `$disclose`: one entry to one organisation. */
export const disclose: Operation = {
  code: 'disclose',
  title: 'Disclose an entry',
  description:
    'Shows an entry, by its recorder, to one organisation by name: safeguarding, law, or as the person asks.',
  ...onPerson,
  input: [
    { name: 'entry', type: 'id', ...needed, documentation: 'The id of the entry.' },
    { name: 'to', type: 'code', ...needed, documentation: 'ODS code of who is to see it.' },
    { name: 'reason', type: 'string', ...needed, documentation: 'Why, and who authorised it.' },
    until,
  ],
  output: [],
};

/** `$sensitive-set`: sets of codes that are not shared. */
export const sensitiveSet: Operation = {
  code: 'sensitive-set',
  title: 'Keep a sensitive set back',
  description: 'Excludes entries of a sensitive set from being shared, or expressly includes them.',
  ...onPerson,
  input: [
    { name: 'set', type: 'code', ...needed, documentation: 'Which set.' },
    {
      name: 'decision',
      type: 'code',
      ...needed,
      codes: ['exclude', 'include', 'withdraw'],
      documentation: 'What is said of it.',
    },
  ],
  output: [],
};

/** `$grant-proxy`. */
export const grantProxy: Operation = {
  code: 'grant-proxy',
  title: 'Let somebody act for me',
  description: 'Lets a proxy see what the person sees, to a date, but for the sets that are withheld.',
  ...onPerson,
  input: [
    { name: 'proxy', type: 'string', ...needed, documentation: 'The user id of the proxy.' },
    until,
    { name: 'withheld-set', type: 'code', min: 0, max: '*', documentation: 'A set the proxy does not see.' },
  ],
  output: [],
};

/** `$policy`: an organisation's dated policy. */
export const policy: Operation = {
  code: 'policy',
  title: 'Policy for who was not asked',
  description:
    'The dated policy of the organisation for people who said nothing; it never rewrites what was said.',
  ...ofOrganisation,
  input: [
    {
      name: 'direction',
      type: 'code',
      ...needed,
      codes: ['out', 'in'],
      documentation: 'Out of it or in to it.',
    },
    {
      name: 'value',
      type: 'code',
      ...needed,
      codes: ['implied-yes', 'none'],
      documentation: 'Whether silence is taken as a yes.',
    },
    { name: 'from', type: 'instant', ...needed, documentation: 'From when.' },
    { name: 'text', type: 'string', ...needed, documentation: 'The policy, as it is published.' },
  ],
  output: [],
};

/** `$alerts`: what the officer has to look into. */
export const alerts: Operation = {
  code: 'alerts',
  title: 'Alerts',
  description: 'The alerts of the organisation, each as a Task with its owner, its deadline and its outcome.',
  resource: [],
  level: 'system',
  affectsState: false,
  input: [],
  output: [{ name: 'return', type: 'Bundle', ...needed, documentation: 'A collection of Tasks.' }],
};

/** `$resolve-alert`. */
export const resolveAlert: Operation = {
  code: 'resolve-alert',
  title: 'Resolve an alert',
  description: 'Says what came of an alert; the person is told.',
  ...ofOrganisation,
  input: [
    { name: 'alert', type: 'id', ...needed, documentation: 'Which alert.' },
    { name: 'outcome', type: 'string', ...needed, documentation: 'What came of it, in words.' },
  ],
  output: [{ name: 'return', type: 'Resource', ...needed, documentation: 'The alert as a Task.' }],
};
