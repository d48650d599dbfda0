import type { PersonEvent, RegionEvent } from './choice-event.js';

/**
 * The events in the order in which they count: by time; of one moment, what restricts more comes last and so has the last word, because
 * a tie goes to *no*. The order in which they are given does not matter.
 */
export function inOrder<Event extends PersonEvent | RegionEvent>(events: readonly Event[]): readonly Event[] {
  return [...events].sort(
    (a, b) => compare(a.at, b.at) || restriction(a) - restriction(b) || compare(a.id, b.id),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

const byDecision = {
  yes: 0,
  allowed: 0,
  include: 0,
  withdraw: 1,
  verify: 1,
  no: 2,
  prohibited: 2,
  exclude: 2,
};

const byKind: Partial<Readonly<Record<(PersonEvent | RegionEvent)['kind'], number>>> = {
  'share-in-code-requested': 0,
  'share-in-code-tried': 1,
  'share-in-code-confirmed': 1,
  'share-in-code-refused': 3,
  'relationship-closed': 2,
  'disclosure-ended': 2,
  'break-glass-renewed': 1,
  'break-glass-ended': 2,
  'proxy-ended': 2,
};

function restriction(event: PersonEvent | RegionEvent): number {
  switch (event.kind) {
    case 'sharing-set':
    case 'sensitive-set-chosen':
    case 'organisation-set-chosen':
      return byDecision[event.decision];
    case 'share-in-rule-set':
      return byDecision[event.rule];
    case 'objection-set':
      return event.decision === 'object' ? 2 : 0;
    case 'policy-set':
      return event.value === 'none' ? 2 : 0;
    case 'protected-set':
      return event.isProtected ? 2 : 0;
    case 'protected-access-set':
      return event.mayKnow ? 0 : 2;
    case 'organisation-set':
      return event.suspended ? 2 : 0;
    case 'regional-switch-set':
      return event.isOn ? 0 : 2;
    default:
      return byKind[event.kind] ?? 0;
  }
}
