import type { Asker } from '@causeway/choices';
import { decideSecondaryUse, isCareOfPerson, mayStatePurpose } from '@causeway/choices';
import type { Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';
import type { ResourceType } from '@causeway/fhir';
import { isAboutPerson } from '@causeway/fhir';
import { deniedRow, seenRows } from '../gate/access-rows.js';
import type { EntryLook } from '../gate/entry-look.js';
import { nobody } from '../gate/gate-facts.js';
import type { GatedRow } from '../gate/gated-row.js';
import { gatedColumns, storedVersionOf } from '../gate/gated-row.js';
import type { GatedShape } from '../gate/gated-statement.js';
import { gatedStatement } from '../gate/gated-statement.js';
import type { ApprovedReleases, SecondaryRow } from '../gate/secondary-entries.js';
import { secondaryEntries, secondaryUseCase } from '../gate/secondary-entries.js';
import { settledReferences } from '../gate/settled-references.js';
import { StoreFailure } from '../postgres/store-failure.js';
import type { SharedRecord, StoredVersion } from '../shared-record.js';
import type { EntryParts } from './entry-parts.js';
import { scopeOf } from './entry-parts.js';

type ExportQuestion = Parameters<SharedRecord['exportAll']>[1];

/** What an export is made with. */
export interface ExportParts extends EntryParts {
  readonly releases: ApprovedReleases | undefined;
}

/** How many persons are taken at a time: so few that no batch is large, so many that the way to the database does not count. */
const personsAtOnce = 100;

/**
 * Every resource of the types about persons with whom the asker's organisation has a relationship, by type and person: for direct care what
 * the gate shows; for any other purpose what the organisation itself recorded and section 3 lets in, never the Patient, whose content is
 * identity. Persons are taken in batches by their key, each committed to the access log before it is handed out.
 *
 * Errors, as the last element: CW-RECORD-003 (activity not held), CW-RECORD-013 (no approved release for this purpose), and those of the
 * store.
 */
export async function* exportAll(
  parts: ExportParts,
  asker: Asker,
  question: ExportQuestion,
): AsyncGenerator<Result<StoredVersion, Problem>> {
  const refusal = refusalOf(parts, asker);
  if (refusal !== undefined) {
    await parts.store.writer.log([deniedRow(asker, { reason: refusal.code, kinds: question.types })]);
    yield err(refusal);
    return;
  }
  try {
    for (const type of question.types) yield* exportType(parts, asker, { type, since: question.since });
  } catch (error) {
    if (!(error instanceof StoreFailure)) throw error;
    yield err(error.problem);
  }
}

function refusalOf({ releases }: ExportParts, asker: Asker): Problem | undefined {
  if (!asker.activities.has('export-bulk') || asker.organisation === undefined)
    return problem('CW-RECORD-003');
  if (!mayStatePurpose(asker.role, asker.purpose)) return problem('CW-RECORD-013');
  const isPermitted = isCareOfPerson(asker.purpose) || releases?.termsFor(asker) !== undefined;
  return isPermitted ? undefined : problem('CW-RECORD-013');
}

interface TypeQuestion {
  readonly type: ResourceType;
  readonly since: string | undefined;
}

async function* exportType(
  parts: ExportParts,
  asker: Asker,
  question: TypeQuestion,
): AsyncGenerator<Result<StoredVersion, Problem>> {
  let after = nobody;
  let persons = isAboutPerson(question.type) ? await personsAfter(parts, asker, after) : [nobody];
  while (persons.length > 0) {
    const rows = await rowsOf(parts, asker, { ...question, persons });
    await parts.store.writer.log(seenRows(asker, 'export', rows));
    for (const row of rows) yield ok(storedVersionOf(row));
    after = persons.at(-1) ?? after;
    persons = persons.length < personsAtOnce ? [] : await personsAfter(parts, asker, after);
  }
}

async function personsAfter({ store }: EntryParts, asker: Asker, after: string): Promise<readonly string[]> {
  const now = store.clock();
  const rows = await store.query<{ readonly person: string }>(scopeOf({ asker, now }), {
    name: 'export_persons',
    text: `select person from care_relationship where organisation = $1::text and person > $2::uuid and valid_until > $3::timestamptz
order by person limit ${personsAtOnce}`,
    values: [asker.organisation, after, now],
  });
  return rows.map(({ person }) => person);
}

interface BatchQuestion extends TypeQuestion {
  readonly persons: readonly string[];
}

function rowsOf(parts: ExportParts, asker: Asker, question: BatchQuestion): Promise<readonly GatedRow[]> {
  const { store, texts } = parts;
  const now = store.clock();
  const scope = scopeOf({ asker, now });
  if (isCareOfPerson(asker.purpose)) {
    const look = { texts, runner: store, scope, question: { asker, activity: 'export-bulk', now } } as const;
    return visibleRows(look, question);
  }
  return releasedRows(parts, { asker, scope }, question);
}

const batch: GatedShape = {
  name: 'export_batch',
  text: (gate, own) => {
    const { from, where } = gate.visible('e');
    const since = own(3, 'timestamptz');
    return `select ${gatedColumns(gate, 'e')} from ${from}
where e.person = any(${own(1, 'uuid[]')}) and e.type = ${own(2, 'text')} and not e.deleted
  and (${since} is null or e.last_updated >= ${since}) and ${where}
order by e.person, e.id`;
  },
};

async function visibleRows(
  look: EntryLook,
  { persons, type, since }: BatchQuestion,
): Promise<readonly GatedRow[]> {
  const { runner, scope, texts, question } = look;
  const statement = gatedStatement(texts, batch, { question, values: [persons, type, since] });
  return settledReferences(look, await runner.query<GatedRow>(scope, statement));
}

async function releasedRows(
  { store, releases }: ExportParts,
  { asker, scope }: { readonly asker: Asker; readonly scope: EntryLook['scope'] },
  question: BatchQuestion,
): Promise<readonly GatedRow[]> {
  const terms = releases?.termsFor(asker);
  if (releases === undefined || terms === undefined || question.type === 'Patient') return [];
  const organisation = asker.organisation ?? '';
  const rows = await store.query<SecondaryRow>(scope, secondaryEntries({ ...question, organisation }));
  return rows.flatMap((row) => {
    const { included, row: rule } = decideSecondaryUse(secondaryUseCase(row, terms, releases));
    return included ? [{ ...row, rule_row: rule, preference_version: null, hidden_ids: null }] : [];
  });
}
