import type { Resource } from '@causeway/fhir';
import { isObject } from '@causeway/fhir';
import type { EntryWrite } from './begin-write.js';
import { odsSystem } from './entry-row.js';
import { isRecordId } from './record-id.js';

/**
 * Begins what is known of a new person: the organisation that wrote the Patient has a relationship, as the registered practice where it
 * is a practice and the Patient says so, by attendance otherwise.
 */
export async function beginPerson(write: EntryWrite, patient: Resource, person: string): Promise<void> {
  const isRegistered = await isRegisteredWith(write, patient);
  await write.runner.query(write.scope, {
    name: 'person_begin',
    text: `with state as (insert into person_state (person, registered_practice, choices_version)
      values ($1::uuid, case when $3::boolean then $2::text end, 0))
    insert into care_relationship (person, organisation, valid_until, bases)
      values ($1::uuid, $2::text, 'infinity', array[case when $3::boolean then 'registration' else 'attendance' end])`,
    values: [person, write.organisation, isRegistered],
  });
}

async function isRegisteredWith(write: EntryWrite, patient: Resource): Promise<boolean> {
  const { organisation } = write;
  const named = [patient.generalPractitioner, patient.managingOrganization].flat().filter(isObject);
  const isNamed = named.some(({ identifier, reference }) => {
    const ods = isObject(identifier) && identifier.system === odsSystem ? identifier.value : undefined;
    return ods === organisation || reference === `Organization/${organisation}`;
  });
  const ids = named.flatMap(({ reference }) => organisationId(reference));
  if (!isNamed && ids.length === 0) return false;
  const [answer] = await write.runner.query<{ is_practice: boolean }>(write.scope, {
    name: 'person_practice',
    text: `select exists (select from organisation_state where organisation = $1::text and kind = 'gp')
      and ($2::boolean or exists (select from entry where person = '00000000-0000-0000-0000-000000000000'
        and type = 'Organization' and id = any($3::uuid[])
        and tokens @> array[hashtextextended('identifier=' || $4::text || '|' || $1::text, 0)])) as is_practice`,
    values: [organisation, isNamed, ids, odsSystem],
  });
  return answer?.is_practice === true;
}

function organisationId(reference: unknown): readonly string[] {
  const id = typeof reference === 'string' ? reference.split('/')[1] : undefined;
  return id !== undefined && isRecordId(id) ? [id] : [];
}
