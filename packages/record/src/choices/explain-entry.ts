import type { Asker, Audience, Decision, EntryToDecide, Facts } from '@causeway/choices';
import {
  activitiesOf,
  decide,
  decidePerson,
  explainDecision,
  factsOf,
  personStateOf,
  regionStateOf,
} from '@causeway/choices';
import type { Instant, OdsCode, Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';
import { isRecordId } from '../entries/record-id.js';
import type { Explanation } from '../record-choices.js';
import { regionEvents } from './choice-events.js';
import type { Choosing } from './choosing.js';
import { momentOf } from './moment.js';

/** Which decision is to be explained: the entry, the organisation that looks at it, and when (now unless told). */
export interface ExplainQuestion {
  readonly entry: string;
  readonly organisation: OdsCode;
  readonly at?: string;
}

/**
 * Why an entry is, or was, seen or hidden, replayed from what had been said by then. A person is told about their own entries that they
 * may see, staff about their own organisation. To a clinician a hidden entry is explained as little as one that is not there.
 *
 * Errors: CW-RECORD-001 (no such entry for this asker), -003 (another organisation), CW-CHOICES-020 (no moment).
 */
export async function explainEntry(
  context: Choosing,
  question: ExplainQuestion,
): Promise<Result<Explanation, Problem>> {
  const { asker } = context;
  if (!(await answersFor(context, question.organisation))) return err(problem('CW-RECORD-003'));
  const at = question.at === undefined ? ok(context.now) : momentOf(question.at);
  if (!at.ok) return at;
  const entry = await entryAt(context, question.entry, at.value);
  if (entry === undefined || !(await mayAsk(context, entry))) return err(problem('CW-RECORD-001'));
  const facts = await factsAt(context, {
    entry,
    at: at.value,
    viewer: viewerOf(asker, question.organisation),
  });
  const explained = explainDecision(decideOn(entry, facts), facts, audienceOf(asker));
  return explained === undefined ? err(problem('CW-RECORD-001')) : ok(explained);
}

/** A person asks about any organisation, staff about their own, and a privacy officer about those that the own organisation answers for. */
async function answersFor({ tx, scope, asker }: Choosing, organisation: OdsCode): Promise<boolean> {
  if (asker.organisation === undefined || asker.organisation === organisation) return true;
  if (!asker.activities.has('view-audit')) return false;
  const region = regionStateOf(await regionEvents(tx, scope, [organisation]));
  return region.organisations.get(organisation)?.officers === asker.organisation;
}

interface KnownEntry extends EntryToDecide {
  readonly isDemographic: boolean;
}

function decideOn(entry: KnownEntry, facts: Facts): Decision {
  return entry.isDemographic ? decidePerson(facts) : decide(facts);
}

function audienceOf({ organisation, activities }: Asker): Audience {
  if (organisation === undefined) return 'patient';
  return activities.has('view-audit') ? 'officer' : 'clinician';
}

/** A person asks only about what they see themselves; it would tell them of the rest. */
async function mayAsk(context: Choosing, entry: KnownEntry): Promise<boolean> {
  const { asker } = context;
  if (asker.organisation !== undefined) return true;
  const viewer = { ...asker, activities: activitiesOf(asker.role) };
  const facts = await factsAt(context, { entry, at: context.now, viewer });
  return decideOn(entry, facts).outcome === 'see';
}

/** Whom the decision is about: the clinician who asks, or anyone with a clinician's activities and no special right at the organisation. */
function viewerOf(asker: Asker, organisation: OdsCode): Asker {
  if (audienceOf(asker) === 'clinician') return { ...asker, purpose: 'direct-care' };
  return {
    ...asker,
    role: 'hospital-doctor',
    organisation,
    activities: activitiesOf('hospital-doctor'),
    purpose: 'direct-care',
    person: undefined,
  };
}

async function factsAt(
  { tx, scope, asker, person, events }: Choosing,
  question: { readonly entry: KnownEntry; readonly at: Instant; readonly viewer: Asker },
): Promise<Facts> {
  const { entry, at, viewer } = question;
  const organisations = [entry.recorder, ...(viewer.organisation === undefined ? [] : [viewer.organisation])];
  const state = {
    person: personStateOf(events, at),
    region: regionStateOf(await regionEvents(tx, scope, organisations), at),
  };
  const activity = viewer.organisation === undefined ? 'read-own-record' : 'view-record';
  const facts = factsOf(state, { asker: viewer, activity, person, entry, now: at });
  if (audienceOf(asker) === 'clinician' || viewer.organisation === undefined) return facts;
  // Asked about an organisation and not about one user, it is whether anybody there had broken glass.
  const breakGlass = state.person.brokenGlass.some(
    ({ organisation, until }) => organisation === viewer.organisation && until > at,
  );
  return { ...facts, breakGlass };
}

interface EntryLabelRow {
  readonly type: string;
  readonly recorder: OdsCode;
  readonly private: boolean;
  readonly safeguarding: boolean;
  readonly hidden_online: boolean;
  readonly draft: boolean;
  readonly label_sets: readonly string[];
  readonly first_written: Instant;
}

/** The entry as the decision looks at it, with its labels of that moment where they are known; undefined where it was not there yet. */
async function entryAt(
  { tx, scope, person, events }: Choosing,
  id: string,
  at: Instant,
): Promise<KnownEntry | undefined> {
  if (!isRecordId(id)) return undefined;
  const [row] = await tx.query<EntryLabelRow>(scope, {
    name: 'choice_entry_labels',
    text: `select type, recorder, private, safeguarding, hidden_online, draft, label_sets,
      least(last_updated, (select min(v.last_updated) from entry_version v where v.person = e.person and v.id = e.id)) as first_written
      from entry e where e.person = $1::uuid and e.id = $2::uuid`,
    values: [person, id],
  });
  if (row === undefined || row.first_written > at) return undefined;
  const then = personStateOf(events, at).entryLabels.get(id);
  const labels = then ?? {
    private: row.private,
    safeguarding: row.safeguarding,
    hiddenOnline: row.hidden_online,
    draft: row.draft,
    labelSets: row.label_sets,
  };
  return { id, recorder: row.recorder, isDemographic: row.type === 'Patient', ...labels };
}
