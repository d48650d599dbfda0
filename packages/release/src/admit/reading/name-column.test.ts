import { describe, expect, it } from 'vitest';
import { isNameColumn } from './name-column.js';
import { areasShape, columnsOf, eventsShape, objectionsShape, personsShape } from './table-shape.js';

describe('isNameColumn', () => {
  it.each([
    'name',
    'NAME',
    'Surname',
    'patient surname',
    'forename',
    'Forename_1',
    'given_name',
    'Given Name',
    'given-names',
    'first_name',
    'LastName',
    'family',
    'Family-Name',
    'full_name',
    'middle_name',
    'title',
    'maiden name',
    'previous_surname',
    'initials',
    'patient_name',
    'known as',
    'address',
    'address_line_1',
    'Address2',
    'house name',
    'street',
    'phone',
    'Telephone_No',
    'mobile',
    'home_phone',
    'email',
    'E-mail address',
    'next of kin',
  ])('knows %j', (column) => {
    expect(isNameColumn(column)).toBe(true);
  });

  it.each([
    'ward',
    'practice',
    'village',
    'titre',
    'lineage',
    'addressee_code',
    'nhs_number_status',
    'reason',
    '',
  ])('leaves %j alone', (column) => {
    expect(isNameColumn(column)).toBe(false);
  });

  it('leaves every column of the region folder alone', () => {
    const ours = [personsShape, eventsShape, objectionsShape, areasShape].flatMap(columnsOf);
    expect(ours.filter(isNameColumn)).toEqual([]);
  });
});
