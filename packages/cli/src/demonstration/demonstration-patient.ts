import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { OdsCode } from '@causeway/domain';
import { localIdSystem, nhsNumberSystem } from '@causeway/domain';

/** The person of a region on whom the record is shown. */
export interface DemonstrationPatient {
  /** Their id in the region's files. */
  readonly sourceId: string;
  readonly practice: OdsCode;
  readonly nhsNumber: string;
}

interface PatientLine {
  readonly id: string;
  readonly birthDate?: string;
  readonly deceasedDateTime?: string;
  readonly deceasedBoolean?: boolean;
  readonly identifier?: readonly { readonly system?: string; readonly value?: string }[];
  readonly managingOrganization?: { readonly reference?: string };
}

/** Known to a practice and two others: enough that there is something to share. */
const fewestPlaces = 3;
/** A grown-up as at any reference date of this century's second quarter; the proxy acts for someone who could speak for themselves. */
const bornBefore = '1990';

async function* linesOf(path: string): AsyncGenerator<string> {
  yield* createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
}

/** Local ids of those who have said anything about sharing, so that one who has not can be found. */
async function askedAlready(region: string): Promise<ReadonlySet<string>> {
  const asked = new Set<string>();
  for await (const line of linesOf(join(region, 'choices', 'sharing.csv'))) {
    const [, localId = ''] = line.split(',');
    asked.add(localId);
  }
  return asked;
}

function valuesOf({ identifier = [] }: PatientLine, system: string): readonly string[] {
  return identifier.flatMap((one) => (one.system === system && one.value !== undefined ? [one.value] : []));
}

function patientIn(line: string, asked: ReadonlySet<string>): DemonstrationPatient | undefined {
  const patient = JSON.parse(line) as PatientLine;
  const places = valuesOf(patient, localIdSystem);
  const [nhsNumber] = valuesOf(patient, nhsNumberSystem);
  const practice = patient.managingOrganization?.reference?.split('/')[1];
  const lives = patient.deceasedDateTime === undefined && patient.deceasedBoolean !== true;
  const fits =
    lives &&
    (patient.birthDate ?? bornBefore) < bornBefore &&
    places.length >= fewestPlaces &&
    places.every((place) => !asked.has(place));
  if (!fits || nhsNumber === undefined || practice === undefined) return undefined;
  return { sourceId: patient.id, practice: practice as OdsCode, nhsNumber };
}

/**
 * The first person of the region who is grown up, known to several organisations and has never said anything about sharing; undefined
 * where there is none (a very small region).
 */
export async function demonstrationPatient(region: string): Promise<DemonstrationPatient | undefined> {
  const asked = await askedAlready(region);
  for await (const line of linesOf(join(region, 'record', 'Patient.ndjson'))) {
    const found = line.trim() === '' ? undefined : patientIn(line, asked);
    if (found !== undefined) return found;
  }
  return undefined;
}
