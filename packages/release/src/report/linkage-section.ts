import type { LinkOutcome, MethodAccuracy } from '@causeway/linkage';
import { comparisonBars } from '../chart/comparison-bars.js';
import { formatCount, formatFigure } from '../chart/format-number.js';
import { matchWeightHistogram } from '../chart/match-weight-histogram.js';
import { weightBins } from '../chart/weight-bins.js';
import type { ReportBlock, ReportSection, ReportTable } from './report-view.js';

/** What the stage keeps of a linkage: its outcome, and of its model what a reader asks first. */
export interface LinkageDetails extends Omit<LinkOutcome, 'model'> {
  readonly prior: number;
  /** Against the truth of a synthetic region; empty where none was given. */
  readonly accuracy: readonly MethodAccuracy[];
  readonly convergence: string;
  readonly statement: string;
}

const binWidth = 4;
const percent = 100;

function logOdds(probability: number): number {
  return Math.log2(probability / (1 - probability));
}

function histogram({ patterns, linkThreshold, prior }: LinkageDetails): string {
  // Below this no pair was a candidate for long: the axis would be mostly strangers.
  const threshold = Math.round(logOdds(linkThreshold) - logOdds(prior));
  const counts = patterns.map(({ matchWeight, pairs }) => ({ weight: matchWeight, pairs }));
  const bins = weightBins(counts, { width: binWidth, threshold }).map(({ from, to, pairs }) => ({
    from,
    to,
    pairs: { kind: 'value', value: pairs } as const,
  }));
  return matchWeightHistogram({
    id: 'match-weights',
    title: 'Candidate pairs by match weight',
    description:
      'How many pairs of records that were compared have each match weight (log2 of how much likelier their agreement is for one person than for two).',
    bins,
    threshold,
    sides: { below: 'not linked by themselves', above: 'likely one person' },
  });
}

function completenessTable({ completeness }: LinkageDetails): ReportTable {
  const share = (part: number, records: number) =>
    records === 0 ? '' : `${formatFigure((percent * part) / records, 1)} %`;
  return {
    kind: 'table',
    caption: 'How complete the records are',
    headings: ['Organisation', 'Records', 'NHS number', 'Wrong number', 'Date of birth', 'Sex', 'Postcode'],
    rows: completeness.map(({ source, records, number, wrongNumber, dateOfBirth, sex, postcode }) => [
      source,
      formatCount(records),
      ...[number, wrongNumber, dateOfBirth, sex, postcode].map((part) => share(part, records)),
    ]),
  };
}

function rulesTable({ rules }: LinkageDetails): ReportTable {
  return {
    kind: 'table',
    caption: 'Which rule first brought pairs together',
    headings: ['Blocking rule', 'Pairs first found', 'Pairs left out (block too large)'],
    rows: rules.map(({ rule, firstFound, leftOut }) => [
      rule.replaceAll('_', ' '),
      formatCount(firstFound),
      formatCount(leftOut?.pairs ?? 0),
    ]),
  };
}

function reviewTable({ review }: LinkageDetails): ReportTable {
  return {
    kind: 'table',
    caption: 'Left to clerical review, and not to a coin',
    headings: ['Why', 'Pairs'],
    rows: Object.entries(review).map(([why, pairs]) => [why.replaceAll('_', ' '), formatCount(pairs)]),
  };
}

function outcomeWords({
  records,
  persons,
  links,
  expectedFalseLinks,
  expectedMissedLinks,
  linkThreshold,
}: LinkageDetails): string {
  const share = (part: number, whole: number) => formatFigure(whole === 0 ? 0 : (percent * part) / whole, 2);
  const expected = `The model expects ${share(expectedFalseLinks, links)} % of them to be false and ${share(expectedMissedLinks, links + expectedMissedLinks)} % of true pairs to be missed.`;
  return `${formatCount(records)} records are of ${formatCount(persons)} people, on NHS number, postcode, date of birth and sex, never on name: ${formatCount(links)} pairs of records are of one person. Pairs count as likely from a probability of ${linkThreshold}. ${expected}`;
}

/** Missed and false links beside those of the rule sets in use elsewhere, where the truth is known. */
function accuracyBlocks({ accuracy }: LinkageDetails): readonly ReportBlock[] {
  if (accuracy.length === 0) return [];
  const bars = (share: (method: MethodAccuracy) => number) =>
    accuracy.map((method) => ({
      label: method.title,
      value: { kind: 'value', value: percent * share(method) } as const,
    }));
  return [
    {
      kind: 'chart',
      svg: comparisonBars({
        id: 'accuracy',
        title: 'Missed and false links',
        description:
          'Held against the truth of this synthetic region: the share of true pairs of records that were missed, and of linked pairs that are false, beside two rule sets in use elsewhere.',
        groups: [
          { label: 'True pairs missed', bars: bars(({ missed }) => missed) },
          { label: 'Linked pairs that are false', bars: bars((method) => method.false) },
        ],
        decimals: 3,
        suffix: ' %',
      }),
    },
    {
      kind: 'table',
      caption: 'Against the truth',
      headings: ['Method', 'Precision', 'Recall', 'F1', 'Missed', 'False'],
      rows: accuracy.map(({ title, precision, recall, f1, missed, false: wrong }) => [
        title,
        ...[precision, recall, f1].map((value) => formatFigure(value, 5)),
        ...[missed, wrong].map((share) => `${formatFigure(percent * share, 3)} %`),
      ]),
    },
  ];
}

/** Which records were found to be one person's, how sure that is, and what could not be told. */
export function linkageSection(details: LinkageDetails): ReportSection {
  return {
    id: 'linkage',
    title: 'Linkage without names',
    blocks: [
      { kind: 'words', text: outcomeWords(details) },
      ...accuracyBlocks(details),
      // Where no two records could be one person's there is nothing to draw.
      ...(details.candidatePairs === 0 ? [] : [{ kind: 'chart', svg: histogram(details) } as const]),
      { kind: 'words', text: details.statement },
      reviewTable(details),
      {
        kind: 'folded',
        title: 'Completeness and blocking rules',
        tables: [completenessTable(details), rulesTable(details)],
      },
    ],
  };
}
