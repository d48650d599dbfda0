import { plainCode } from './clinical-code.js';
import type { CodeSystem } from './code-system.js';
import { codeSystemOf, codeSystems } from './code-system.js';

/** The ten kinds of entry that stay out of secondary use by default (decision tables, section 3, row 7). */
export const excludedCategoryNames = [
  'hiv-aids',
  'sexually-transmitted-infection',
  'termination-of-pregnancy',
  'assisted-fertilisation',
  'gender-recognition',
  'marital-status',
  'complaint',
  'conviction',
  'imprisonment',
  'abuse-by-others',
] as const;

/** One of the ten kinds. */
export type ExcludedCategoryName = (typeof excludedCategoryNames)[number];

/**
 * A code with its term. What it covers depends on the system: in Read v2, ICD-10 and OPCS-4 the code and all
 * below it; in ICD-10 also a range of categories (`A50-A64`); in SNOMED CT, CTV3 and LOINC the code alone.
 */
export type ListedCode = readonly [code: string, term: string];

/** The codes of one kind of entry, by system. */
export interface ExcludedCategory {
  readonly name: ExcludedCategoryName;
  /** The words of the source. */
  readonly source: string;
  readonly codes: Partial<Readonly<Record<CodeSystem, readonly ListedCode[]>>>;
}

/** A versioned set of codes whose entries are left out of a release. */
export interface ExcludedCodeSet {
  readonly version: string;
  readonly categories: readonly ExcludedCategory[];
}

/** A code as an entry carries it: the system by FHIR URI, OID, short name or nothing. */
export interface CodedConcept {
  readonly codeSystem: string;
  readonly code: string;
}

/**
 * The kind for which an entry with this code is left out, the first where several hold; undefined where the
 * set does not hold the code.
 *
 * A system that is empty or not known fails closed: the code is matched against every system. Cost: one pass
 * over the set, so ask once for each distinct code, not for each event.
 */
export function excludedCategoryOf(
  set: ExcludedCodeSet,
  concept: CodedConcept,
): ExcludedCategoryName | undefined {
  const named = codeSystemOf(concept.codeSystem);
  const systems = named === undefined ? codeSystems : [named];
  const spellings = systems.map((system) => [system, plainCode(system, concept.code)] as const);
  const category = set.categories.find(({ codes }) =>
    spellings.some(([system, code]) => codes[system]?.some(([listed]) => covers(system, listed, code))),
  );
  return category?.name;
}

/** Distinct codes are some thousands; a text that is no code must not make memory grow. */
const mostRemembered = 20_000;

/** As {@link excludedCategoryOf}, for a set that is asked about every entry: what was asked before is remembered. */
export function excludedCategoryFinder(
  set: ExcludedCodeSet,
): (concept: CodedConcept) => ExcludedCategoryName | undefined {
  const remembered = new Map<string, ExcludedCategoryName | undefined>();
  return (concept) => {
    const key = `${concept.codeSystem}|${concept.code}`;
    if (remembered.has(key)) return remembered.get(key);
    const category = excludedCategoryOf(set, concept);
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(key, category);
    return category;
  };
}

/** More codes of one kind: a deployment's own reference set, by name and version. */
export interface ExtraCodes {
  readonly source: string;
  readonly category: ExcludedCategoryName;
  readonly codeSystem: CodeSystem;
  readonly codes: readonly ListedCode[];
}

/**
 * The set with more codes, under a version that names them. Codes are only ever added: nothing that was left
 * out comes in.
 *
 * A deployment loads the national reference sets of its own SNOMED CT licence here; the set that ships is a
 * floor, not the whole.
 */
export function withExtraCodes(set: ExcludedCodeSet, extra: ExtraCodes): ExcludedCodeSet {
  const added: ExcludedCategory = {
    name: extra.category,
    source: extra.source,
    codes: { [extra.codeSystem]: extra.codes },
  };
  return { version: `${set.version}+${extra.source}`, categories: [...set.categories, added] };
}

function covers(system: CodeSystem, listed: string, code: string): boolean {
  switch (system) {
    case 'read-v2':
      // Five bytes at most: a longer text that happens to begin so is a code of another system.
      return code.length <= 5 && code.startsWith(listed);
    case 'icd-10':
    case 'opcs-4':
      return isInRange(listed, code);
    case 'snomed-ct':
    case 'ctv3':
    case 'loinc':
      return code === plainCode(system, listed);
  }
}

function isInRange(listed: string, code: string): boolean {
  const [from = '', to = from] = listed.split('-').map((end) => plainCode('icd-10', end));
  const start = code.slice(0, from.length);
  return /^[A-Z]\d\d/.test(code) && start >= from && start <= to;
}
