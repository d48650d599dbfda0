// Twenty shapes of search, each with values sampled from the data of the bench: mostly about one person, as clinicians ask.
const code = (system, value) => encodeURIComponent(`${system}|${value}`);
const loinc = (value) => code('http://loinc.org', value);
const snomed = (value) => code('http://snomed.info/sct', value);

/** A search by what is known of a sampled person: `{ person, n, entry }`. */
export const searchShapes = {
  'everything of one type': ({ person }) => `Observation?patient=${person}`,
  'newest ten': ({ person }) => `Observation?patient=${person}&_sort=-date&_count=10`,
  'one measurement over time': ({ person }) =>
    `Observation?patient=${person}&code=${loinc('8480-6')}&_sort=date`,
  'two measurements': ({ person }) =>
    `Observation?patient=${person}&code=${loinc('8480-6')},${loinc('8462-4')}`,
  'measurements since a day': ({ person }) => `Observation?patient=${person}&date=ge2018-01-01`,
  'measurements of one year': ({ person }) => `Observation?patient=${person}&date=2020`,
  'a value above': ({ person }) =>
    `Observation?patient=${person}&code=${loinc('8480-6')}&value-quantity=gt130`,
  'a code with its value': ({ person }) =>
    `Observation?patient=${person}&code-value-quantity=${loinc('8480-6')}$gt120`,
  category: ({ person }) => `Observation?patient=${person}&category=vital-signs&_count=20`,
  problems: ({ person }) => `Condition?patient=${person}&clinical-status=active`,
  'problems but one': ({ person }) => `Condition?patient=${person}&code:not=${snomed('195967001')}`,
  'contacts of a time': ({ person }) => `Encounter?patient=${person}&date=ge2015&date=lt2020`,
  medicines: ({ person }) => `MedicationRequest?patient=${person}&status=completed`,
  immunisations: ({ person }) => `Immunization?patient=${person}&_sort=-date`,
  'how many': ({ person }) => `Observation?patient=${person}&_summary=count`,
  'with their person': ({ person }) => `Condition?patient=${person}&_include=Condition:patient`,
  'a person and their problems': ({ person }) => `Patient?_id=${person}&_revinclude=Condition:patient`,
  'by family name': ({ n }) => `Patient?family=Family${n}`,
  chained: ({ n }) => `Condition?patient.family:exact=Family${n}&_count=10`,
  'by id, elements': ({ entry }) => `Observation?_id=${entry}&_elements=code,valueQuantity`,
};
