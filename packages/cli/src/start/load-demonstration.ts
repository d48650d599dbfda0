import { join } from 'node:path';
import type { PersonEvent } from '@causeway/choices';
import { addMs, type OdsCode, type Organisation, ok, type Problem, type Result } from '@causeway/domain';
import {
  BulkLoad,
  type EventOfPerson,
  hasRelationship,
  type LoadIdentity,
  openStore,
  type RecordParts,
  type Store,
} from '@causeway/record';
import type { DemonstrationParts } from '@causeway/web';
import type { CommandContext } from '../context.js';
import { writeDemonstration } from '../demonstration/demonstration-file.js';
import { type DemonstrationPatient, demonstrationPatient } from '../demonstration/demonstration-patient.js';
import {
  personaOrganisations,
  regionalOffice,
  smokingClinic,
} from '../demonstration/demonstration-personas.js';
import { loadInput } from '../load/input-file.js';
import { identityOf, type LoadReport, performLoad } from '../load/perform-load.js';
import { organisationEvents, organisationsOf } from '../load/region-choices.js';
import type { Progress } from '../progress.js';

/** What the demonstration is loaded with. */
export interface DemonstrationLoad {
  readonly data: string;
  readonly parts: RecordParts;
  readonly interrupted: AbortSignal;
}

const proxyUser = 'demonstration-proxy';
const yearMs = 365 * 24 * 60 * 60 * 1000;

interface Cast extends DemonstrationParts {
  readonly found: DemonstrationPatient | undefined;
  /** The organisations of the region. */
  readonly region: readonly Organisation[];
}

async function castOf(region: string, identity: LoadIdentity): Promise<Cast> {
  const organisations = await organisationsOf(region);
  const found = await demonstrationPatient(region);
  const practice = found?.practice ?? (organisations[0]?.ods as OdsCode);
  return {
    organisations: personaOrganisations(organisations, practice),
    patient: identity('Patient', found?.sourceId ?? 'nobody'),
    found,
    region: organisations,
  };
}

/** That every organisation of the cast has to do with the patient, and that somebody may act for them; nobody was asked about sharing. */
function patientEvents(cast: Cast, identity: LoadIdentity, store: Store): readonly EventOfPerson[] {
  const now = store.clock();
  const head = {
    at: now,
    by: { user: 'causeway-start', role: 'system' as const },
    source: 'patient' as const,
  };
  const places = [...new Set(Object.values(cast.organisations))].filter((ods) => ods !== regionalOffice.ods);
  const opened = places.flatMap((organisation): readonly PersonEvent[] => [
    {
      ...head,
      kind: 'relationship-opened',
      id: identity('demonstration-relationship', organisation),
      method: 'spoken',
      organisation,
      basis: 'caseload',
    },
    // The practice lists the services it works with, so that a yes given there needs no code sent to the patient.
    {
      ...head,
      kind: 'share-in-rule-set',
      id: identity('demonstration-share-in', organisation),
      method: 'spoken',
      organisation,
      rule: 'allowed',
    },
  ]);
  const proxy: PersonEvent = {
    ...head,
    kind: 'proxy-granted',
    id: identity('demonstration-proxy', proxyUser),
    method: 'form',
    proxy: proxyUser,
    until: addMs(now, yearMs),
    withheldSets: [],
  };
  return [...opened, proxy].map((event) => ({ person: cast.patient, event }));
}

async function setTheScene(store: Store, cast: Cast, identity: LoadIdentity): Promise<void> {
  const load = new BulkLoad({
    store,
    identity,
    user: 'causeway-start',
    session: 'demonstration',
    isPractice: () => false,
  });
  const added = [
    { ...smokingClinic, kind: 'community' },
    { ...regionalOffice, kind: 'office' },
  ];
  // One privacy officer for the region, as small organisations have it.
  const all = [...cast.region, ...added].map((one) => ({ ...one, officers: regionalOffice.ods }));
  await load.region(organisationEvents(all, { now: store.clock(), identity }));
  // Last of all: that the smoking clinic knows the patient says that everything before it is there.
  await load.choices(patientEvents(cast, identity, store));
}

/**
 * Loads the region's record into the store where it is not there yet, and says who the people of the demonstration are. Undefined where
 * there was nothing to load.
 */
export async function loadDemonstration(
  context: CommandContext,
  progress: Progress,
  { data, parts, interrupted }: DemonstrationLoad,
): Promise<Result<LoadReport | undefined, Problem>> {
  const region = join(data, 'region');
  const input = await loadInput([region]);
  if (!input.ok) return input;
  const identity = await identityOf(input.value, data);
  const cast = await castOf(region, identity);
  const store = await openStore(parts);
  if (!store.ok) return store;
  try {
    await writeDemonstration(data, { organisations: cast.organisations, patient: cast.patient });
    if (await hasRelationship(store.value, cast.patient, smokingClinic.ods)) return ok(undefined);
    const report = await performLoad(context, progress, {
      input: input.value,
      store: store.value,
      data,
      interrupted,
    });
    if (report.ok && report.value.isWhole) await setTheScene(store.value, cast, identity);
    return report;
  } finally {
    await store.value.close();
  }
}
