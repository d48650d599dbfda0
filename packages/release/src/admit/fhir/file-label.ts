import { namesResourceType } from './resource-types.js';

/** Words, beside the types of resource, of which names of FHIR files are made that say nothing of a person. */
const plainWords: ReadonlySet<string> = new Set(
  `fhir r4 bundle bundles resource resources extract extracts export exports data file files part page chunk record records entry entries
  event events person persons people organisation organisations transaction batch collection searchset search set history response
  example examples sample test tests case broken bad invalid wrong empty truncated cut off not no of a and with without json ndjson
  text gz gzip synthea ukcore nhs hospital gp region all new old first last missing`.split(/\s+/),
);

/** A file of FHIR, and which of how many it is in the order of their names, from 1. */
export interface NumberedFile {
  /** Its path inside the region folder. */
  readonly file: string;
  readonly number: number;
  readonly of: number;
}

/**
 * What a FHIR file is called in messages and in what is kept of a run: its path where that is made of words that name nobody, else the folder and its number.
 *
 * Programs name a patient's Bundle after the patient (Synthea: `Given_Family_id.json`), some by NHS number or date of birth.
 */
export function fileLabel({ file, number, of }: NumberedFile): string {
  const slash = file.lastIndexOf('/') + 1;
  const name = file.slice(slash);
  const isPlain = name.split(/[^\p{L}\p{N}]+/u).every(namesNobody) && digitsIn(name) <= mostDigits;
  return isPlain ? file : `${file.slice(0, slash)}FHIR file ${number} of ${of} (in the order of their names)`;
}

/** Six digits could be a date of birth. */
const mostDigits = 5;

function digitsIn(name: string): number {
  return name.replaceAll(/\P{Nd}/gu, '').length;
}

function namesNobody(word: string): boolean {
  const letters = word.toLowerCase().replace(/\d+$/, '');
  return (
    letters === '' ||
    [word.toLowerCase(), letters].some((text) => plainWords.has(text)) ||
    namesResourceType(letters)
  );
}
