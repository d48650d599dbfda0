import type { ChoiceState, PersonEvent } from '@causeway/choices';
import { isImplied, personStateOf, regionStateOf, sharingKey } from '@causeway/choices';
import type { OdsCode, Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';
import type { SharingChange, SharingEvent, SharingPreference } from '../record-choices.js';
import { regionEvents } from './choice-events.js';
import type { Choosing } from './choosing.js';

/**
 * Records what the person said about sharing with one organisation, and gives all preferences as they are then. Staff record it for
 * their own organisation, the person or a proxy for any.
 *
 * Errors: CW-CHOICES-017 (another organisation).
 */
export async function setSharing(
  context: Choosing,
  change: SharingChange,
): Promise<Result<readonly SharingPreference[], Problem>> {
  const { organisation, direction, decision, method, evidence } = change;
  const own = context.asker.organisation;
  if (own !== undefined && own !== organisation) return err(problem('CW-CHOICES-017'));
  const choice = { kind: 'sharing-set', organisation, direction, decision } as const;
  const events = await context.append({ choice, method, evidence });
  return ok(await preferencesOf(context, events));
}

/**
 * The preferences of a person, in the order of organisation and direction, with where each came from: of every organisation that has to do
 * with them, asked or not. Staff are given those about their
 * own organisation: a refusal elsewhere would tell where the person was.
 */
export async function preferencesOf(
  context: Choosing,
  events: readonly PersonEvent[],
): Promise<readonly SharingPreference[]> {
  const own = context.asker.organisation;
  const words = events
    .filter(isAboutSharing)
    .filter(({ organisation }) => own === undefined || organisation === own);
  const person = personStateOf(events);
  // Who has to do with the person and never asked them stands there too, as not asked.
  const known = own === undefined ? person.relationships.keys() : [own];
  const organisations = [...new Set([...words.map(({ organisation }) => organisation), ...known])].sort();
  const region = regionStateOf(await regionEvents(context.tx, context.scope, organisations));
  return organisations.flatMap((organisation) =>
    (['out', 'in'] as const).map((direction) =>
      preferenceOf({ ...context, state: { person, region } }, words, { direction, organisation }),
    ),
  );
}

type SharingWord = Extract<PersonEvent, { readonly kind: 'sharing-set' | 'share-in-code-refused' }>;

function isAboutSharing(event: PersonEvent): event is SharingWord {
  return event.kind === 'sharing-set' || event.kind === 'share-in-code-refused';
}

/** Refusing a code is saying no to sharing in. */
function saidIn(word: SharingWord): {
  readonly direction: 'out' | 'in';
  readonly decision: SharingEvent['decision'];
} {
  return word.kind === 'sharing-set' ? word : { direction: 'in', decision: 'no' };
}

function isOf(word: SharingWord, direction: 'out' | 'in', organisation: OdsCode): boolean {
  return word.organisation === organisation && saidIn(word).direction === direction;
}

function preferenceOf(
  { state, now }: Pick<Choosing, 'state' | 'now'>,
  words: readonly SharingWord[],
  { direction, organisation }: { readonly direction: 'out' | 'in'; readonly organisation: OdsCode },
): SharingPreference {
  const own = words.filter((word) => isOf(word, direction, organisation));
  const decision = state.person.sharing.get(sharingKey(direction, organisation))?.decision ?? 'not-asked';
  const newest = own.at(-1);
  return {
    organisation,
    organisationName: state.region.organisations.get(organisation)?.name,
    direction,
    decision,
    effective: effectiveOf({ state, now }, decision, { direction, organisation }),
    source: newest?.source,
    method: newest?.method,
    since: newest?.at,
    history: own.map(historyEvent),
  };
}

function effectiveOf(
  { state, now }: { readonly state: ChoiceState; readonly now: Choosing['now'] },
  decision: SharingPreference['decision'],
  { direction, organisation }: { readonly direction: 'out' | 'in'; readonly organisation: OdsCode },
): 'yes' | 'no' {
  if (decision !== 'not-asked') return decision;
  const known = state.region.organisations.get(organisation);
  return isImplied(direction === 'out' ? known?.impliedOut : known?.impliedIn, now) ? 'yes' : 'no';
}

function historyEvent(word: SharingWord): SharingEvent {
  const { at, source, method, by } = word;
  return {
    at,
    decision: saidIn(word).decision,
    source,
    method,
    byRole: by.role,
    byOrganisation: by.organisation,
  };
}
