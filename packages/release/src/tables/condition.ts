/** A condition that tables count, and the codes that say a person has it. */
export interface Condition {
  readonly name: string;
  readonly title: string;
  /** SNOMED CT concepts. */
  readonly snomed: readonly string[];
  /** ICD-10 categories; a code belongs to one by its first characters. */
  readonly icd10: readonly string[];
}

/**
 * The conditions that the first released tables count. SNOMED CT: the concepts that GP systems record for the Quality and Outcomes
 * Framework registers; ICD-10: the categories of the same disease. A deployment counts its own by adding to this list.
 */
export const conditions: readonly Condition[] = [
  { name: 'asthma', title: 'Asthma', snomed: ['195967001'], icd10: ['J45', 'J46'] },
  { name: 'atrial-fibrillation', title: 'Atrial fibrillation', snomed: ['49436004'], icd10: ['I48'] },
  { name: 'chronic-kidney-disease', title: 'Chronic kidney disease', snomed: ['709044004'], icd10: ['N18'] },
  {
    name: 'chronic-obstructive-pulmonary-disease',
    title: 'Chronic obstructive pulmonary disease',
    snomed: ['13645005'],
    icd10: ['J44'],
  },
  {
    name: 'colorectal-cancer',
    title: 'Colorectal cancer',
    snomed: ['363406005'],
    icd10: ['C18', 'C19', 'C20'],
  },
  {
    name: 'coronary-heart-disease',
    title: 'Coronary heart disease',
    snomed: ['53741008'],
    icd10: ['I20', 'I21', 'I22', 'I23', 'I24', 'I25'],
  },
  { name: 'cystic-fibrosis', title: 'Cystic fibrosis', snomed: ['190905008'], icd10: ['E84'] },
  { name: 'dementia', title: 'Dementia', snomed: ['52448006'], icd10: ['F00', 'F01', 'F02', 'F03'] },
  { name: 'depression', title: 'Depression', snomed: ['35489007'], icd10: ['F32', 'F33'] },
  { name: 'epilepsy', title: 'Epilepsy', snomed: ['84757009'], icd10: ['G40'] },
  { name: 'huntingtons-disease', title: 'Huntington’s disease', snomed: ['58756001'], icd10: ['G10'] },
  { name: 'hypertension', title: 'Hypertension', snomed: ['38341003', '59621000'], icd10: ['I10'] },
  { name: 'phenylketonuria', title: 'Phenylketonuria', snomed: ['7573000'], icd10: ['E700'] },
  {
    name: 'rheumatoid-arthritis',
    title: 'Rheumatoid arthritis',
    snomed: ['69896004'],
    icd10: ['M05', 'M06'],
  },
  { name: 'sickle-cell-disease', title: 'Sickle cell disease', snomed: ['417357006'], icd10: ['D57'] },
  { name: 'stroke', title: 'Stroke', snomed: ['230690007'], icd10: ['I61', 'I63', 'I64'] },
  { name: 'type-2-diabetes', title: 'Type 2 diabetes', snomed: ['44054006'], icd10: ['E11'] },
];

function isSnomed(codeSystem: string): boolean {
  return /snomed|2\.16\.840\.1\.113883\.6\.96/i.test(codeSystem);
}

function isIcd10(codeSystem: string): boolean {
  return /icd-?10|2\.16\.840\.1\.113883\.6\.3\b/i.test(codeSystem);
}

/** The condition that a code says a person has, or undefined where it says none that is counted. */
export function conditionOf(codeSystem: string, code: string): Condition | undefined {
  if (isSnomed(codeSystem)) return conditions.find(({ snomed }) => snomed.includes(code));
  if (!isIcd10(codeSystem)) return undefined;
  const plain = code.replace('.', '').toUpperCase();
  return conditions.find(({ icd10 }) => icd10.some((category) => plain.startsWith(category)));
}
