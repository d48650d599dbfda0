import type { RecordsExplained } from './explain-records.js';

const reasons: Readonly<Record<string, string>> = {
  below_threshold: 'They were compared, and are not likely enough to be one person.',
  two_numbers: 'Both hold a number that identifies, and the numbers differ: they are two people.',
  two_candidates:
    'Likely by themselves, but one of them fits another person as well: left to clerical review.',
  conflicting_numbers:
    'Likely by themselves, but linking them would join two people with different numbers: left to clerical review.',
  one_to_one:
    'Likely by themselves, but linking them would put two records of a file without duplicates together: left to clerical review.',
  linked: 'They were linked.',
};

function verdict({ decision, chain, onePerson }: RecordsExplained): string {
  if (chain !== undefined) return `They are one person by way of other records: ${chain.join(' – ')}.`;
  if (decision !== undefined) return reasons[decision] ?? decision;
  return onePerson
    ? 'They are one record.'
    : 'No blocking rule brought them together, or they were too unlikely to be kept.';
}

const signed = (weight: number): string => `${weight >= 0 ? '+' : '−'}${Math.abs(weight).toFixed(2)}`;

/** The explanation in words: levels and weights, never a value. */
export function explainText(explained: RecordsExplained): string {
  const { records, onePerson, blockingRule, parts, matchWeight, matchProbability } = explained;
  const width = Math.max(...parts.map(({ part, level }) => part.length + level.length)) + 4;
  const rows = parts.map(({ part, level, weight }) => {
    const name = level === '' ? part : `${part}: ${level}`;
    return `  ${name.replaceAll('_', ' ').padEnd(width)} ${signed(weight).padStart(8)}\n`;
  });
  const rule =
    blockingRule === undefined ? '' : `Brought together by: ${blockingRule.replaceAll('_', ' ')}\n`;
  return `${records[0]} and ${records[1]} are ${onePerson ? 'one person' : 'not one person'}.
${verdict(explained)}
${rule}
  ${'weight in bits, log2 of how much likelier for one person'}
${rows.join('')}  ${'match weight (without the prior)'.padEnd(width)} ${signed(matchWeight).padStart(8)}
  ${'probability of one person, by itself'.padEnd(width)} ${matchProbability.toFixed(6).padStart(8)}
`;
}
