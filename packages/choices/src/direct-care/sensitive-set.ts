import { defaultExcludedCodeSet } from '../default-excluded-code-set.js';
import type { CodedConcept, ExcludedCategoryName } from '../excluded-code-set.js';
import { excludedCategoryFinder } from '../excluded-code-set.js';

/** A set of entries that a person, or the organisation that recorded them, may keep from being shared. */
export interface SensitiveSet {
  readonly name: string;
  readonly words: string;
  /** The security labels that put an entry into the set: codes of HL7 v3 Confidentiality and ActCode (InformationSensitivityPolicy). */
  readonly labels: readonly string[];
  /** The kinds of clinical codes that put an entry into the set, whether it is labelled or not. */
  readonly categories: readonly ExcludedCategoryName[];
  /** Whether it is left out of sharing although nobody said so. */
  readonly excludedByDefault: boolean;
}

/**
 * The version of the sets below; a change of any of them is another version, so that a decision of the past can be replayed with what
 * held then.
 */
export const sensitiveSetVersion = `causeway-sensitive-2026-1+${defaultExcludedCodeSet.version}`;

/**
 * The sensitive sets. What its recorder labelled as sensitive, and what the law or the RCGP sensitive data set keeps apart, is left out of
 * sharing by default; the rest a person may ask to be left out.
 *
 * Source: HL7 v3 Confidentiality and ActCode; RCGP sensitive data set of the Summary Care Record (HIV and AIDS, sexually transmitted
 * infection, termination of pregnancy, assisted conception, gender reassignment).
 */
export const sensitiveSets: readonly SensitiveSet[] = [
  set('restricted', 'restricted', { labels: ['R'] }),
  set('very-restricted', 'very restricted', { labels: ['V'] }),
  set('psychiatry', 'mental health and psychiatry', {
    labels: ['PSY', 'PSYTHPN', 'BH', 'MH', 'COGN', 'DVD', 'EMOTDIS'],
  }),
  set('substance-use', 'alcohol and drug use', { labels: ['ETH', 'ETHUD', 'OPIOIDUD', 'SUD'] }),
  set('hiv', 'HIV and AIDS', { labels: ['HIV'], categories: ['hiv-aids'] }),
  set('sexually-transmitted-infection', 'sexually transmitted infection', {
    labels: ['STD'],
    categories: ['sexually-transmitted-infection'],
  }),
  set('sexual-and-reproductive-health', 'sexuality and reproductive health', {
    labels: ['SEX'],
    categories: ['termination-of-pregnancy', 'assisted-fertilisation'],
  }),
  set('gender-recognition', 'gender recognition', { labels: [], categories: ['gender-recognition'] }),
  set('abuse-and-violence', 'abuse and violence', {
    labels: ['SDV', 'VIO'],
    categories: ['abuse-by-others'],
  }),
  set('genetics', 'genetic disease', { labels: ['GDIS', 'SCA', 'SICKLE'] }),
  set('requested-by-the-person', 'what the person asked to keep apart', {
    labels: ['PRS', 'TBOO', 'SPI', 'COMPT'],
  }),
  set('marital-status', 'marital status', {
    labels: ['MARST'],
    categories: ['marital-status'],
    excludedByDefault: false,
  }),
  set('complaints', 'complaints', { labels: [], categories: ['complaint'], excludedByDefault: false }),
  set('convictions-and-imprisonment', 'convictions and imprisonment', {
    labels: [],
    categories: ['conviction', 'imprisonment'],
    excludedByDefault: false,
  }),
];

/** The names of the sets that are left out of sharing although nobody said so. */
export const defaultExcludedSets: readonly string[] = sensitiveSets
  .filter(({ excludedByDefault }) => excludedByDefault)
  .map(({ name }) => name);

/** The set of this name, or the one that a security label of this code belongs to (`PSY`); undefined where there is none. */
export function sensitiveSetOf(nameOrLabel: string): SensitiveSet | undefined {
  return sensitiveSets.find(({ name, labels }) => name === nameOrLabel || labels.includes(nameOrLabel));
}

const categoryOf = excludedCategoryFinder(defaultExcludedCodeSet);

/**
 * The names of the sets an entry with these clinical codes and security labels belongs to, each once, in the order of the sets. The
 * system of a label is not asked: who labels an entry as sensitive in a system we do not know still means it.
 */
export function labelSetsOf(entry: {
  readonly codes: readonly CodedConcept[];
  readonly labels: readonly string[];
}): readonly string[] {
  const kinds = new Set(entry.codes.map(categoryOf));
  return sensitiveSets
    .filter(
      ({ labels, categories }) =>
        labels.some((label) => entry.labels.includes(label)) ||
        categories.some((category) => kinds.has(category)),
    )
    .map(({ name }) => name);
}

function set(
  name: string,
  words: string,
  more: Partial<SensitiveSet> & { readonly labels: readonly string[] },
): SensitiveSet {
  return { name, words, categories: [], excludedByDefault: true, ...more };
}
