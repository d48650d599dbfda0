import { odsCodeSystem } from '@causeway/domain';
import type { Resource } from '@causeway/fhir';
import { isObject } from '@causeway/fhir';
import { appendChoice } from '../choices/append-choices.js';
import type { EntryWrite } from './begin-write.js';
import { eventHead } from './event-head.js';
import { isRecordId } from './record-id.js';

/**
 * Begins what is known of a new person: the organisation that wrote the Patient has a relationship, as the registered practice where it
 * is a practice and the Patient says so, by attendance otherwise.
 */
export async function beginPerson(write: EntryWrite, patient: Resource, person: string): Promise<void> {
  const basis = (await isRegisteredWith(write, patient)) ? 'registration' : 'attendance';
  const event = {
    ...eventHead(write),
    kind: 'relationship-opened',
    organisation: write.organisation,
    basis,
  } as const;
  await appendChoice(write.runner, write.scope, { person, event });
}

async function isRegisteredWith(write: EntryWrite, patient: Resource): Promise<boolean> {
  const { organisation } = write;
  const named = [patient.generalPractitioner, patient.managingOrganization].flat().filter(isObject);
  const isNamed = named.some(({ identifier, reference }) => {
    const ods = isObject(identifier) && identifier.system === odsCodeSystem ? identifier.value : undefined;
    return ods === organisation || reference === `Organization/${organisation}`;
  });
  const ids = named.flatMap(({ reference }) => organisationId(reference));
  if (!isNamed && ids.length === 0) return false;
  const [answer] = await write.runner.query<{ is_practice: boolean }>(write.scope, {
    name: 'person_practice',
    text: `select exists (select from organisation_state where organisation = $1::text and kind = 'gp')
      and ($2::boolean or exists (select from shared_entry where person = '00000000-0000-0000-0000-000000000000'
        and type = 'Organization' and id = any($3::uuid[])
        and tokens @> array[hashtextextended('identifier=' || $4::text || '|' || $1::text, 0)])) as is_practice`,
    values: [organisation, isNamed, ids, odsCodeSystem],
  });
  return answer?.is_practice === true;
}

function organisationId(reference: unknown): readonly string[] {
  const id = typeof reference === 'string' ? reference.split('/')[1] : undefined;
  return id !== undefined && isRecordId(id) ? [id] : [];
}
