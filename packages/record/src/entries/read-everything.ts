import type { Asker } from '@causeway/choices';
import type { Problem, Result } from '@causeway/domain';
import { err, ok } from '@causeway/domain';
import type { ResourceType } from '@causeway/fhir';
import { seenRows } from '../gate/access-rows.js';
import type { EntryLook } from '../gate/entry-look.js';
import { findEntry } from '../gate/find-entry.js';
import type { GatedRow } from '../gate/gated-row.js';
import { doubtfulReferences, storedVersionOf } from '../gate/gated-row.js';
import type { GatedShape } from '../gate/gated-statement.js';
import { gatedStatement } from '../gate/gated-statement.js';
import { settledReferences } from '../gate/settled-references.js';
import type { PersonPolicy } from '../search/person-policy.js';
import { personPolicyStatement } from '../search/person-policy.js';
import type { CursorPlace } from '../search/sealed-cursor.js';
import { openCursor, sealCursor } from '../search/sealed-cursor.js';
import type { SearchPage, SharedRecord } from '../shared-record.js';
import { askerBound } from './asker-bound.js';
import { beginRead } from './begin-read.js';
import { denyEntry } from './deny-entry.js';
import type { EntryParts } from './entry-parts.js';
import { isRecordId } from './record-id.js';

type EverythingQuestion = Parameters<SharedRecord['everything']>[2];

/**
 * A page of all that the asker may see of a person: the Patient first, then the entries by type and id; its access logged.
 *
 * Errors: CW-RECORD-001 (no such person, or none the asker may see), -003, -004, -011 (the cursor), -013.
 */
export async function readEverything(
  parts: EntryParts,
  asker: Asker,
  { person, question }: { readonly person: string; readonly question: EverythingQuestion },
): Promise<Result<SearchPage, Problem>> {
  const begun = await beginRead(parts, asker, 'Patient');
  if (!begun.ok) return begun;
  const look = begun.value;
  const patient = { type: 'Patient', id: person } as const;
  const seen = isRecordId(person) ? await findEntry(look, patient) : undefined;
  if (seen === undefined) return err(await denyEntry(parts, look, patient));
  const policy = await policyOf(look, person);
  const bound = [
    ...askerBound(asker),
    'everything',
    person,
    question.types ?? null,
    question.since ?? null,
    policy.choices_version,
  ];
  const place = question.cursor === undefined ? ok([]) : openCursor(parts.cursorKey, bound, question.cursor);
  if (!place.ok) return place;
  const found = await everyEntry(look, { ...question, person, place: place.value });
  const page = await settledReferences(look, found.slice(0, question.count));
  await parts.store.writer.log(seenRows(asker, 'read', page.length === 0 ? [seen] : page));
  const last = found.length > page.length ? page.at(-1) : undefined;
  return ok({
    resources: page.map((row) => ({ ...storedVersionOf(row), mode: 'match' })),
    total: found[0]?.total ?? (await totalOf(look, { ...question, person })),
    next:
      last === undefined
        ? undefined
        : sealCursor(parts.cursorKey, bound, [String(last.type !== 'Patient'), last.type, last.id]),
    withheld: policy.withheld,
  });
}

/** What may be kept back: of a proxy always something might, of the person online nothing that the choices say. */
async function policyOf({ runner, scope, question }: EntryLook, person: string): Promise<PersonPolicy> {
  const { asker } = question;
  if (asker.organisation === undefined) return { choices_version: null, withheld: asker.role === 'proxy' };
  const [policy] = await runner.query<PersonPolicy>(scope, personPolicyStatement(question, person));
  return policy ?? { choices_version: null, withheld: true };
}

interface Everything {
  readonly person: string;
  readonly types?: readonly ResourceType[];
  readonly since?: string;
  readonly count: number;
  readonly place?: CursorPlace;
}

const all: GatedShape = {
  name: 'everything',
  text: (gate, own) => {
    const { from, where, row, content, preferenceVersion } = gate.visible('e');
    const [types, since, type] = [own(2, 'text[]'), own(3, 'timestamptz'), own(5, 'text')];
    return `select e.person, e.id, e.type, e.version, e.last_updated, e.deleted, e.recorder, e.shown as content, e.rule_row,
  e.preference_version, e.total, ${doubtfulReferences('e', 'e.rule_row')} as hidden_ids
from (select e.*, ${content('e.content')} as shown, ${row} as rule_row, ${preferenceVersion} as preference_version, count(*) over () as total
  from ${from}
  where e.person = ${own(1, 'uuid')} and not e.deleted and (${types} is null or e.type = any(${types}))
    and (${since} is null or e.last_updated >= ${since}) and ${where}) e
where ${type} is null or (e.type <> 'Patient', e.type, e.id) > (${own(4, 'boolean')}, ${type}, ${own(6, 'uuid')})
order by e.type <> 'Patient', e.type, e.id limit ${own(7, 'integer')}`;
  },
};

function everyEntry(
  { runner, scope, texts, question }: EntryLook,
  { person, types, since, place = [], count }: Everything,
): Promise<readonly (GatedRow & { readonly total: number })[]> {
  const [isEntry, type, id] = place;
  // One more than the page has, to know whether there is another.
  const values = [person, types, since, isEntry, type, id, count + 1];
  return runner.query(scope, gatedStatement(texts, all, { question, values }));
}

/** How many there are, where the page itself has no row to say so. */
async function totalOf(look: EntryLook, question: Everything): Promise<number> {
  const [first] = await everyEntry(look, { ...question, place: [], count: 0 });
  return first?.total ?? 0;
}
