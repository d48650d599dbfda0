import type {
  Activity,
  AlertKind,
  Asker,
  ChoiceMethod,
  ChoiceState,
  Decision,
  EventHead,
  PersonChoice,
  PersonEvent,
} from '@causeway/choices';
import { decidePerson, factsOf, personStateOf, regionStateOf } from '@causeway/choices';
import type { Instant, OdsCode, Problem, ProblemCode, Result } from '@causeway/domain';
import { err, problem } from '@causeway/domain';
import { raiseAlert } from '../alerts/raise-alert.js';
import type { AccessAction, AccessFacts } from '../audit/access-facts.js';
import type { Tx } from '../audit/log-writer.js';
import { isRecordId, newRecordId } from '../entries/record-id.js';
import { askerFacts, deniedRow } from '../gate/access-rows.js';
import type { Scope } from '../postgres/statement.js';
import { answering } from '../postgres/store-failure.js';
import { appendChoices } from './append-choices.js';
import { personEvents, regionEvents } from './choice-events.js';
import type { ChoiceParts } from './choice-parts.js';

/** What is asked of the choices of a person. */
export interface ChoiceAsk {
  readonly asker: Asker;
  readonly person: string;
  readonly activity: Activity;
  /** What the access log calls it; `choice` unless told. */
  readonly action?: AccessAction;
  /** True where who asks may have no relationship with the person yet: they are about to claim one, or to break glass. */
  readonly withoutRelationship?: boolean;
}

/** A request about the choices of one person, in its transaction, once it was decided that it may be made. */
export interface Choosing {
  readonly parts: ChoiceParts;
  readonly tx: Tx;
  readonly scope: Scope;
  readonly asker: Asker;
  readonly person: string;
  readonly now: Instant;
  readonly events: readonly PersonEvent[];
  readonly state: ChoiceState;
  /** A new random UUID. */
  newId(): string;
  /** Keeps what was said, and gives the events there are then. */
  append(said: Said): Promise<readonly PersonEvent[]>;
  /** Raises an alert with the asker's organisation, and gives its id. */
  alert(kind: AlertKind, reference: string): Promise<string>;
}

/** Something said, how it was made known, and the reference of what proves it. */
export interface Said {
  readonly choice: PersonChoice;
  readonly method?: ChoiceMethod;
  readonly evidence?: string | undefined;
  readonly source?: EventHead['source'];
}

/**
 * Does `work` on the choices of a person in one transaction with its row of the access log. Whether the asker may ask at all about this
 * person is decided first, by the rows of the decision table that are about persons; a person who is not there is answered like one of
 * whom the asker may not know.
 *
 * The work must come to its answer before it appends: what it appended stays, whatever it answers.
 *
 * Errors: CW-RECORD-001 (no such person for this asker), -003 (activity not held), -004 (organisation suspended), -013 (another
 * purpose), and those of the work.
 */
export function choosing<T>(
  parts: ChoiceParts,
  ask: ChoiceAsk,
  work: (choosing: Choosing) => Promise<Result<T, Problem>>,
): Promise<Result<T, Problem>> {
  const { store } = parts;
  const now = store.clock();
  const { asker, person } = ask;
  const scope = { organisation: asker.organisation ?? '', person: asker.person ?? '', user: asker.user, now };
  return answering(() =>
    store.writer.submit<Result<T, Problem>>({
      run: async (tx) => {
        const events = isRecordId(person) ? await eventsOf(tx, scope, person) : undefined;
        const state = await stateOf(tx, scope, { events: events ?? [], asker });
        const context = contextOf(parts, ask, { tx, scope, now, events: events ?? [], state });
        const decision = events === undefined ? unknownPerson : decisionOn(ask, state, now);
        if (decision.outcome !== 'see') return refuse(context, ask, decision);
        const result = await work(context);
        return { result, rows: [rowOf(ask, context, result)] };
      },
    }),
  );
}

/** What is answered about a person who is not there: as about one with whom there is no relationship. */
const unknownPerson: Decision = { row: 4, outcome: 'deny' };

/** The events about a person, locked so that they stay all there are until the transaction ends; undefined where nobody is known. */
async function eventsOf(tx: Tx, scope: Scope, person: string): Promise<readonly PersonEvent[] | undefined> {
  const known = await tx.query(scope, {
    name: 'choice_lock_person',
    text: 'select from person_state where person = $1::uuid for update',
    values: [person],
  });
  if (known.length === 0) return undefined;
  return (await personEvents(tx, scope, [person])).get(person) ?? [];
}

async function stateOf(
  tx: Tx,
  scope: Scope,
  { events, asker }: { readonly events: readonly PersonEvent[]; readonly asker: Asker },
): Promise<ChoiceState> {
  const organisations: readonly OdsCode[] = asker.organisation === undefined ? [] : [asker.organisation];
  return {
    person: personStateOf(events),
    region: regionStateOf(await regionEvents(tx, scope, organisations)),
  };
}

function decisionOn(ask: ChoiceAsk, state: ChoiceState, now: Instant): Decision {
  const { asker, activity, person } = ask;
  const facts = factsOf(state, { asker, activity, person, now, entry: noEntry });
  return decidePerson(ask.withoutRelationship === true ? { ...facts, relationship: true } : facts);
}

const noEntry = {
  id: '',
  recorder: '' as OdsCode,
  private: false,
  safeguarding: false,
  hiddenOnline: false,
  draft: false,
  labelSets: [],
} as const;

function contextOf(
  parts: ChoiceParts,
  { asker, person }: ChoiceAsk,
  found: Pick<Choosing, 'tx' | 'scope' | 'now' | 'events' | 'state'>,
): Choosing {
  const newId = () => newRecordId(parts.store.randomBytes);
  const by = {
    user: asker.user,
    role: asker.role,
    ...(asker.organisation !== undefined && { organisation: asker.organisation }),
  };
  return {
    parts,
    asker,
    person,
    ...found,
    newId,
    append: async ({ choice, method, evidence, source }) => {
      const event: PersonEvent = {
        id: newId(),
        at: found.now,
        by,
        source: source ?? (asker.role === 'proxy' ? 'proxy' : 'patient'),
        method: method ?? (asker.organisation === undefined ? 'online' : 'spoken'),
        ...(evidence !== undefined && { evidence }),
        ...choice,
      };
      await appendChoices(found.tx, found.scope, [{ person, event }]);
      return [...found.events, event];
    },
    alert: (kind, reference) =>
      raiseAlert(found.tx, found.scope, { id: newId(), kind, person, reference, at: found.now }),
  };
}

async function refuse<T>(
  context: Choosing,
  { asker }: ChoiceAsk,
  { row }: Decision,
): Promise<{ readonly result: Result<T, Problem>; readonly rows: readonly AccessFacts[] }> {
  const code = refusalCode(context.state, asker, row);
  if (row === 2) await context.alert('protected-person', `person/${context.person}`);
  return {
    result: err(problem(code)),
    rows: [deniedRow(asker, { reason: code, row, kinds: ['Consent'], ...aboutPerson(context) })],
  };
}

function refusalCode({ region }: ChoiceState, { organisation }: Asker, row: number): ProblemCode {
  if (row === 3) return 'CW-RECORD-013';
  if (row !== 1) return 'CW-RECORD-001';
  const isSuspended =
    organisation !== undefined && region.organisations.get(organisation)?.isSuspended === true;
  return isSuspended ? 'CW-RECORD-004' : 'CW-RECORD-003';
}

/** A person nobody knows is not named in the log: the id came from outside and may be anything. */
function aboutPerson({ person, events }: Choosing): Pick<AccessFacts, 'person'> {
  return events.length === 0 ? {} : { person };
}

function rowOf<T>(ask: ChoiceAsk, context: Choosing, result: Result<T, Problem>): AccessFacts {
  const { asker, person } = ask;
  if (!result.ok) {
    return deniedRow(asker, { reason: result.error.code, kinds: ['Consent'], person });
  }
  return {
    ...askerFacts(asker),
    person,
    action: ask.action ?? 'choice',
    basis: asker.organisation !== undefined ? 'own' : asker.role === 'proxy' ? 'proxy' : 'self',
    entries: [],
    kinds: ['Consent'],
    outcome: 'permit',
    preferenceVersion: context.state.person.version,
    more: { activity: ask.activity },
  };
}
