/** Columns, by name without blanks and marks, that say who a person is or how to reach them. */
const namesThemselves: ReadonlySet<string> = new Set([
  'name',
  'names',
  'title',
  'given',
  'givenname',
  'givennames',
  'family',
  'familyname',
  'forename',
  'forenames',
  'fullname',
  'middlename',
  'middlenames',
  'initial',
  'initials',
  'alias',
  'aliases',
  'knownas',
  'preferredname',
  'birthname',
  'displayname',
  'nameprefix',
  'namesuffix',
  'address',
  'homeaddress',
  'fulladdress',
  'street',
  'streetaddress',
  'housename',
  'housenumber',
  'addresslines',
  'tel',
  'mobile',
  'fax',
  'telecom',
  'contact',
  'contactdetails',
  'photo',
  'signature',
]);

/** Words that give such a column away wherever they stand in its name: `patient_surname`, `GP first name`, `emailAddress`. */
const tellingWords =
  /surname|forename|firstname|lastname|givenname|familyname|middlename|maidenname|fullname|patientname|personname|addressline|^address\d|^line\d|phone|email|nextofkin|mobilenumber/;

/** The name of a column as it is compared: lower case, trimmed, blanks and hyphens as underscores. */
export function columnName(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s\u00a0-]+/g, '_');
}

/**
 * Whether a column of this name holds names or contact details of people, whatever its case, blanks, underscores and hyphens. Such a file
 * is refused before a row is read (overview, section 4).
 */
export function isNameColumn(text: string): boolean {
  const letters = text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  return namesThemselves.has(letters) || tellingWords.test(letters);
}
