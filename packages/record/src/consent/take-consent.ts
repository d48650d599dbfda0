import { type PersonChoice, type PersonEvent, personStateOf } from '@causeway/choices';
import { type OdsCode, odsCodeSystem, type Problem, parseOdsCode, problem } from '@causeway/domain';
import {
  type ConsentTerms,
  isObject,
  parseResource,
  type Reference,
  type Resource,
  readConsent,
} from '@causeway/fhir';
import { appendChoices } from '../choices/append-choices.js';
import { type EventOfPerson, personEvents } from '../choices/choice-events.js';
import type { EntryWrite } from '../entries/begin-write.js';
import { eventHead } from '../entries/event-head.js';
import { nobody } from '../gate/gate-facts.js';
import type { ConsentChoices, ConsentContext, NewestWord } from './consent-choice.js';
import { consentToChoices } from './consent-to-choices.js';

/**
 * Records the choices that a Consent comes to which is just being kept, in the same transaction: it is kept with all of them or not at
 * all. What is no active Consent about privacy changes nothing.
 *
 * Answers the problem that stands against it, if any: CW-FHIR-040, CW-FHIR-041, CW-RECORD-003 (the activity to record choices not held),
 * CW-CHOICES-017 (about another organisation), CW-CHOICES-018 (a sensitive set, by staff who are not of the registered practice).
 */
export async function takeConsent(
  write: EntryWrite,
  consent: Resource,
  person: string,
): Promise<Problem | undefined> {
  if (!isInForce(consent)) return undefined;
  const terms = readConsent(consent);
  if (!terms.ok) return terms.error;
  const events = (await personEvents(write.runner, write.scope, [person])).get(person) ?? [];
  const taken = consentToChoices(terms.value, await contextOf(write, terms.value, events));
  if (!taken.ok) return taken.error;
  const refusal = refusalOf(write, taken.value, events);
  if (refusal !== undefined) return refusal;
  await appendChoices(write.runner, write.scope, eventsOf(write, taken.value));
  return undefined;
}

/**
 * CW-FHIR-041 where the entry that stands is a Consent from which choices were taken: to change or remove it would say that they are
 * taken back, which they are not. Another active Consent in its place is a new word, and fine.
 */
export function consentStandsAgainst(standing: string, next: Resource | undefined): Problem | undefined {
  const before = standing === '' ? undefined : parseResource(standing);
  if (before?.ok !== true || !isInForce(before.value)) return undefined;
  if (next !== undefined && isInForce(next)) return undefined;
  return problem('CW-FHIR-041', {
    path: 'Consent.status',
    detail:
      'Choices were taken from this Consent; it stands as their evidence, and taking them back is a word of its own.',
    remedy: 'Record what the person says now with the operation $sharing, or with another Consent.',
  });
}

/** Whether a resource is a Consent about privacy that says what holds now. */
function isInForce({ resourceType, status, scope }: Resource): boolean {
  const codings = isObject(scope) && Array.isArray(scope.coding) ? scope.coding : [];
  const isPrivacy = codings.some((coding) => isObject(coding) && coding.code === 'patient-privacy');
  return resourceType === 'Consent' && status === 'active' && isPrivacy;
}

async function contextOf(
  write: EntryWrite,
  terms: ConsentTerms,
  events: readonly PersonEvent[],
): Promise<ConsentContext> {
  const kept = await keptOrganisations(write, [
    ...terms.organisations,
    ...terms.provision.actors.map(({ reference }) => reference),
  ]);
  return {
    now: write.question.now,
    organisationOf: (reference) => odsOf(reference) ?? kept.get(reference.reference ?? ''),
    personOf: ({ reference }) => /^Patient\/([^/]+)$/.exec(reference ?? '')?.[1],
    newestWord: (organisation, direction) => newestWord(events, organisation, direction),
  };
}

/** The ODS codes of the Organizations kept here that are referred to, by reference. */
async function keptOrganisations(
  { runner, scope }: EntryWrite,
  references: readonly Reference[],
): Promise<ReadonlyMap<string, OdsCode>> {
  const ids = references.flatMap(
    ({ reference }) => /^Organization\/([^/]+)$/.exec(reference ?? '')?.[1] ?? [],
  );
  if (ids.length === 0) return new Map();
  const rows = await runner.query<{ readonly id: string; readonly content: string }>(scope, {
    name: 'consent_organisations',
    text: `select id::text, content from entry where person = $1::uuid and type = 'Organization' and not deleted and id::text = any($2::text[])`,
    values: [nobody, ids],
  });
  return new Map(rows.flatMap(({ id, content }) => odsEntry(`Organization/${id}`, content)));
}

function odsEntry(reference: string, content: string): readonly (readonly [string, OdsCode])[] {
  const organisation = parseResource(content);
  const identifiers =
    organisation.ok && Array.isArray(organisation.value.identifier) ? organisation.value.identifier : [];
  const code = identifiers.map((identifier) => odsOf({ identifier })).find((each) => each !== undefined);
  return code === undefined ? [] : [[reference, code]];
}

function odsOf({ identifier }: Reference): OdsCode | undefined {
  const code = identifier?.system === odsCodeSystem ? parseOdsCode(identifier.value ?? '') : undefined;
  return code?.ok === true ? code.value : undefined;
}

function newestWord(
  events: readonly PersonEvent[],
  organisation: OdsCode,
  direction: 'out' | 'in',
): NewestWord | undefined {
  const words = events.flatMap((event) => wordOf(event) ?? []);
  return words.findLast((word) => word.organisation === organisation && word.direction === direction);
}

/** What an event says of sharing; refusing a code is a no to sharing in. */
function wordOf(
  event: PersonEvent,
): (NewestWord & { organisation: OdsCode; direction: 'out' | 'in' }) | undefined {
  const saidAt = event.saidAt ?? event.at;
  if (event.kind === 'sharing-set') return { ...event, saidAt };
  if (event.kind !== 'share-in-code-refused') return undefined;
  return { organisation: event.organisation, direction: 'in', decision: 'no', saidAt };
}

/** Staff record choices for their own organisation; sensitive sets, which hold everywhere, at the registered practice. */
function refusalOf(
  { question, organisation }: EntryWrite,
  { choices }: ConsentChoices,
  events: readonly PersonEvent[],
): Problem | undefined {
  if (!question.asker.activities.has('record-choice')) return problem('CW-RECORD-003');
  if (choices.some((choice) => choice.kind === 'sharing' && choice.organisation !== organisation)) {
    return problem('CW-CHOICES-017');
  }
  const hasSet = choices.some(({ kind }) => kind === 'sensitive-set');
  return hasSet && !isRegisteredWith(events, organisation) ? problem('CW-CHOICES-018') : undefined;
}

function isRegisteredWith(events: readonly PersonEvent[], organisation: OdsCode): boolean {
  return personStateOf(events).registeredPractice === organisation;
}

function eventsOf(
  write: EntryWrite,
  { person, choices, source, method, evidence, saidAt }: ConsentChoices,
): readonly EventOfPerson[] {
  const proof = {
    ...(evidence === undefined ? {} : { evidence }),
    ...(saidAt === undefined ? {} : { saidAt }),
  };
  const how = { source, method: method ?? 'spoken', ...proof } as const;
  return choices.map((choice) => ({
    person,
    event: { ...eventHead(write), ...how, ...personChoice(choice) },
  }));
}

function personChoice(choice: ConsentChoices['choices'][number]): PersonChoice {
  return choice.kind === 'sharing'
    ? { ...choice, kind: 'sharing-set' }
    : { ...choice, kind: 'sensitive-set-chosen' };
}
