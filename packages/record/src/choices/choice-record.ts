import type { Activity, Asker } from '@causeway/choices';
import type { OdsCode, Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';
import { isRecordId } from '../entries/record-id.js';
import { deniedRow } from '../gate/access-rows.js';
import { answering } from '../postgres/store-failure.js';
import type { RecordChoices } from '../record-choices.js';
import type { ChoiceParts } from './choice-parts.js';
import type { Choosing } from './choosing.js';
import { choosing } from './choosing.js';
import { explainEntry } from './explain-entry.js';
import { claim, endOverride, openBreakGlass, ownOverrides } from './override.js';
import { objectionsOf, setObjection } from './set-objection.js';
import { chooseSensitiveSet, discloseEntry, grantToProxy, setShareInRule } from './set-person-choice.js';
import { setPolicy } from './set-policy.js';
import { preferencesOf, setSharing } from './set-sharing.js';
import { confirmCode, refuseCode, requestCode } from './share-in-verification.js';

/** The part of the record that is about what people said; who has looked, and the alerts, are the access log's. */
export type ChoiceRecord = Omit<RecordChoices, 'accessLog' | 'alerts' | 'resolveAlert'>;

/** Records and answers what people said, each with its row of the access log. */
export function choiceRecord(parts: ChoiceParts): ChoiceRecord {
  const about =
    (activity: Activity) =>
    <T>(
      asker: Asker,
      person: string,
      work: (context: Choosing) => Promise<Result<T, Problem>>,
    ): Promise<Result<T, Problem>> =>
      choosing(parts, { asker, person, activity }, work);
  const recording = about('record-choice');
  return {
    ...readings(parts),
    ...overrides(parts),
    setSharing: (asker, person, change) => recording(asker, person, (context) => setSharing(context, change)),
    setObjection: (asker, person, change) =>
      recording(asker, person, (context) => setObjection(context, change)),
    explain: (asker, person, question) =>
      about('explain-decision')(asker, person, (context) => explainEntry(context, question)),
    setShareIn: (asker, person, rule) =>
      about('manage-share-in')(asker, person, (context) => setShareInRule(context, rule)),
    requestShareInCode: (asker, person) => answering(() => requestCode(parts, asker, person)),
    confirmShareInCode: (asker, person, code) => answering(() => confirmCode(parts, { asker, person }, code)),
    refuseShareInCode: (asker, person, organisation) =>
      recording(asker, person, (context) => refuseCode(context, organisation)),
    disclose: (asker, person, disclosure) =>
      about('disclose-entry')(asker, person, (context) => discloseEntry(context, disclosure)),
    setPolicy: (asker, policy) => setPolicy(parts, asker, policy),
    excludeSensitiveSet: (asker, person, change) =>
      recording(asker, person, (context) => chooseSensitiveSet(context, change)),
    grantProxy: (asker, person, grant) => recording(asker, person, (context) => grantToProxy(context, grant)),
  };
}

function readings(parts: ChoiceParts): Pick<ChoiceRecord, 'sharing' | 'objections'> {
  const ask = { activity: 'record-choice', action: 'read' } as const;
  return {
    sharing: (asker, person) =>
      choosing(parts, { ...ask, asker, person }, async (context) =>
        ok(await preferencesOf(context, context.events)),
      ),
    objections: (asker, person) =>
      choosing(parts, { ...ask, asker, person }, async (context) => ok(objectionsOf(context.events))),
  };
}

function overrides(
  parts: ChoiceParts,
): Pick<ChoiceRecord, 'breakGlass' | 'overridesInForce' | 'endBreakGlass' | 'claimRelationship'> {
  const withoutRelationship = true;
  return {
    breakGlass: (asker, person, reason) =>
      choosing(
        parts,
        { asker, person, activity: 'break-glass', action: 'break-glass', withoutRelationship },
        (context) => openBreakGlass(context, reason),
      ),
    overridesInForce: (asker, person) =>
      choosing(
        parts,
        { asker, person, activity: 'break-glass', action: 'read', withoutRelationship },
        async (context) => ok(ownOverrides(context)),
      ),
    endBreakGlass: (asker, grant) => answering(() => endGrant(parts, asker, grant)),
    claimRelationship: (asker, person, reason) =>
      choosing(parts, { asker, person, activity: 'claim-relationship', withoutRelationship }, (context) =>
        claim(context, reason),
      ),
  };
}

async function endGrant(parts: ChoiceParts, asker: Asker, grant: string): Promise<Result<void, Problem>> {
  const person = isRecordId(grant) ? await personOfGrant(parts, asker, grant) : undefined;
  if (person === undefined) {
    const answer = problem('CW-RECORD-001');
    await parts.store.writer.log([deniedRow(asker, { reason: answer.code, kinds: ['Consent'] })]);
    return err(answer);
  }
  const activity = asker.activities.has('handle-alerts') ? 'handle-alerts' : 'break-glass';
  const ask = { asker, person, activity, action: 'break-glass', withoutRelationship: true } as const;
  return choosing(parts, ask, (context) => endOverride(context, grant));
}

async function personOfGrant(
  { store }: ChoiceParts,
  asker: Asker,
  grant: string,
): Promise<string | undefined> {
  const organisation: OdsCode | '' = asker.organisation ?? '';
  const scope = { organisation, person: '', user: asker.user, now: store.clock() };
  const [found] = await store.query<{ readonly person: string }>(scope, {
    name: 'choice_person_of_grant',
    text: 'select person from break_glass where grant_id = $1::uuid and organisation = $2',
    values: [grant, organisation],
  });
  return found?.person;
}
