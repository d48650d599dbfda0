import { join } from 'node:path';
import { staffPerOrganisation } from '../choices/sharing.js';
import { type LineFile, lineFile } from '../output/line-file.js';
import type { RegionSink } from '../output/region-sink.js';
import { eventId } from '../people-of-region.js';
import type { RegionPlan } from '../region-plan.js';
import { entryResource } from './entry-resource.js';
import type { FhirResource } from './fhir-terms.js';
import { organisationResources } from './organisation-resources.js';
import { patientResource } from './patient-resource.js';

/**
 * Writes `record/<ResourceType>.ndjson`: FHIR R4 for the shared record of the same people, with made-up names, each entry with the
 * organisation it is of (`meta.source`) and who recorded it. An entry has the id of its event, so that the two rivers can be compared.
 */
export function recordSink(plan: RegionPlan, folder: string): RegionSink {
  const files = new Map<string, LineFile>();
  const fileOf = (type: string) => {
    const known = files.get(type);
    if (known !== undefined) return known;
    const file = lineFile(join(folder, 'record', `${type}.ndjson`));
    files.set(type, file);
    return file;
  };
  const write = (resource: FhirResource) =>
    fileOf(resource.resourceType).write(`${JSON.stringify(resource)}\n`);
  for (const organisation of plan.organisations.all) organisationResources(plan, organisation).forEach(write);
  return {
    add: (file) => {
      write(patientResource(plan, file));
      for (const { registration, firstEvent } of file.registrations) {
        const { organisation, events } = registration;
        events.forEach((event, order) => {
          const resource = entryResource(event, {
            id: eventId(firstEvent + order),
            patient: file.person.id,
            ods: organisation.ods,
            recorder: (firstEvent + order) % staffPerOrganisation,
            calendar: plan.calendar,
          });
          if (resource !== undefined) write(resource);
        });
      }
    },
    close: async () => {
      for (const file of files.values()) file.close();
    },
  };
}
