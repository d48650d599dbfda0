import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { currentAddress, currentNhsNumber } from '../people/person.js';
import type { PersonFile } from '../people-of-region.js';
import type { RegionPlan } from '../region-plan.js';
import { effectsDocument } from './effects-document.js';
import type { RegionSink } from './region-sink.js';
import { openCsvTable } from './table-writer.js';

/** The columns of `truth/records.csv`, one row for each local id: whose record it is. */
export const truthRecordColumns = ['ods', 'local_id', 'record_id', 'person'] as const;

/** The columns of `truth/people.csv`, one row for each person: who it really is. Lists within a cell are parted by blanks. */
export const truthPersonColumns = [
  'person',
  'nhs_number',
  'superseded_nhs_numbers',
  'date_of_birth',
  'sex',
  'ethnic_category',
  'postcode',
  'previous_postcode',
  'lsoa',
  'place',
  'imd_decile',
  'registered_gp',
  'died_on',
  'household',
  'multiple_birth',
  'no_fixed_abode',
  'error_prone',
  'type_one_active',
  'type_two',
  'national_opt_out',
  'canary',
] as const;

/** Writes `truth/`, which no run reads: whose the records are, who the people are, what was planted, and what the region was made of. */
export function truthSink(plan: RegionPlan, folder: string): RegionSink {
  const at = (name: string) => join(folder, 'truth', name);
  const records = openCsvTable(at('records'), truthRecordColumns);
  const people = openCsvTable(at('people'), truthPersonColumns);
  return {
    add: (file) => {
      people.write(personRow(plan, file));
      for (const { registration, localId } of file.registrations) {
        const { ods } = registration.organisation;
        records.write([ods, localId, `${ods}:${localId}`, file.person.id]);
      }
    },
    close: async () => {
      await records.close();
      await people.close();
      writeFileSync(at('effects.json'), jsonText(effectsDocument(plan)));
      writeFileSync(at('specification.json'), jsonText(plan.spec));
    },
  };
}

function jsonText(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

function personRow({ calendar, canaries }: RegionPlan, { person, choices }: PersonFile): readonly string[] {
  const { neighbourhood, noFixedAbode, diedOn, addresses, nhsNumbers } = person;
  const inPlace = (value: string) => (noFixedAbode ? '' : value);
  return [
    person.id,
    currentNhsNumber(person),
    nhsNumbers
      .slice(0, -1)
      .map(({ nhsNumber }) => nhsNumber)
      .join(' '),
    calendar.dateOf(person.dateOfBirth),
    person.sex,
    person.ethnicCategory,
    currentAddress(person).postcode,
    addresses.length > 1 ? addresses[0].postcode : '',
    inPlace(neighbourhood.lsoa),
    inPlace(neighbourhood.place.name),
    inPlace(String(neighbourhood.imdDecile)),
    person.practice.ods,
    diedOn === undefined ? '' : calendar.dateOf(diedOn),
    String(person.household),
    person.multipleBirth ?? '',
    String(noFixedAbode),
    String(person.errorProne),
    String(choices.typeOneActive),
    choices.typeTwo ?? '',
    String(choices.nationalOptOut),
    canaries.get(person.index)?.family ?? '',
  ];
}
