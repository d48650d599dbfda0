import { type HistogramBar, weightHistogram } from '@causeway/linkage';
import type { LinkedFiles } from './linked-files.js';
import { page, section, tableHtml } from './report-parts.js';

const count = (value: number): string => Math.round(value).toLocaleString('en-GB');
const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;

const chart = { width: 720, height: 220, left: 56, bottom: 28 };

function barSvg(
  bar: HistogramBar,
  {
    x,
    width,
    scale,
  }: { readonly x: number; readonly width: number; readonly scale: (pairs: number) => number },
): string {
  const [all, matches] = [scale(bar.pairs), scale(bar.expectedMatches)];
  const base = chart.height - chart.bottom;
  const rect = (height: number, shade: string): string =>
    `<rect x="${x.toFixed(1)}" y="${(base - height).toFixed(1)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}" class="${shade}"/>`;
  const title = `<title>weight ${bar.from} to ${bar.from + 1}: ${count(bar.pairs)} pairs, about ${count(bar.expectedMatches)} of one person</title>`;
  return `<g>${title}${rect(all, 'apart')}${rect(matches, 'one')}</g>`;
}

/** The candidate pairs by match weight, on a logarithmic scale, because strangers are thousands of times more than matches. */
function histogramSvg(bars: readonly HistogramBar[]): string {
  const largest = Math.max(1, ...bars.map(({ pairs }) => pairs));
  const room = chart.height - chart.bottom - 8;
  const scale = (pairs: number): number =>
    pairs < 1 ? 0 : (room * Math.log10(1 + pairs)) / Math.log10(1 + largest);
  const width = (chart.width - chart.left) / Math.max(1, bars.length);
  const drawn = bars.map((bar, place) =>
    barSvg(bar, { x: chart.left + place * width, width: Math.max(0.5, width - 1), scale }),
  );
  const every = Math.max(1, Math.ceil(bars.length / 12));
  const labels = bars.map(({ from }, place) =>
    place % every === 0
      ? `<text x="${(chart.left + place * width).toFixed(1)}" y="${chart.height - 8}">${from}</text>`
      : '',
  );
  const powers = Array.from({ length: Math.floor(Math.log10(largest)) + 1 }, (_, power) => 10 ** power);
  const axis = powers.map(
    (power) =>
      `<text x="${chart.left - 6}" y="${(chart.height - chart.bottom - scale(power) + 4).toFixed(1)}" class="y">${count(power)}</text>`,
  );
  return `<svg viewBox="0 0 ${chart.width} ${chart.height}" role="img" aria-label="Candidate pairs by match weight">${drawn.join('')}${labels.join('')}${axis.join('')}</svg>`;
}

function completenessTable({ outcome }: LinkedFiles): string {
  const head = [
    'Source',
    'Records',
    'Number',
    'Wrong number',
    'Date of birth',
    'Sex',
    'Postcode',
    'Practice',
  ];
  const rows = outcome.completeness.map((source) => [
    source.source,
    count(source.records),
    ...[
      source.number,
      source.wrongNumber,
      source.dateOfBirth,
      source.sex,
      source.postcode,
      source.registeredGp,
    ].map((held) => share(held, source.records)),
  ]);
  return tableHtml(head, rows);
}

function rulesTable({ outcome }: LinkedFiles): string {
  const rows = outcome.rules.map((rule) => [
    rule.rule.replaceAll('_', ' '),
    rule.pairs === undefined ? '' : count(rule.pairs),
    rule.largestBlocks?.map(count).join(', ') ?? '',
    rule.refusal ??
      (rule.leftOut === undefined || rule.leftOut.blocks === 0
        ? ''
        : `${count(rule.leftOut.pairs)} pairs in ${count(rule.leftOut.blocks)} blocks`),
    count(rule.firstFound),
  ]);
  return tableHtml(
    ['Rule', 'Pairs, at the most', 'Largest blocks (records)', 'Left out', 'Pairs first found'],
    rows,
  );
}

function numbersTable({ outcome }: LinkedFiles): string {
  const rows = outcome.model.strata
    .filter(({ pairs }) => pairs > 0)
    .map(({ relation, level, pairs, expectedMatches, expectedUnseen }) => [
      level.replaceAll('_', ' '),
      `${relation} source${relation === 'different' ? 's' : ''}`,
      count(pairs),
      count(expectedMatches),
      count(expectedUnseen),
    ]);
  return tableHtml(
    ['Numbers', 'Of', 'Pairs in all', 'Of one person (expected)', 'Of these, found by no rule'],
    rows,
  );
}

function accuracyHtml({ accuracy }: LinkedFiles): string {
  if (accuracy.length === 0) return '';
  const rows = accuracy.map(({ title, precision, recall, f1, missed, false: wrong }) => [
    title,
    precision.toFixed(5),
    recall.toFixed(5),
    f1.toFixed(5),
    `${(100 * missed).toFixed(3)} %`,
    `${(100 * wrong).toFixed(3)} %`,
  ]);
  return section(
    'Against the truth',
    tableHtml(['Method', 'Precision', 'Recall', 'F1', 'Missed', 'False'], rows),
  );
}

/** The report of a linkage as one self-contained page: counts and probabilities, no one's values. */
export function linkReport(linked: LinkedFiles): string {
  const { outcome } = linked;
  const lead = `${count(outcome.records)} records are of <b>${count(outcome.persons)} people</b>: ${count(outcome.links)} pairs of records are of one person. The model expects ${count(outcome.expectedFalseLinks)} of these links to be false, and ${count(outcome.expectedMissedLinks)} to be missed.`;
  const sizes = outcome.personsBySize.flatMap((persons, records) =>
    persons > 0 ? [[count(records), count(persons)]] : [],
  );
  const review = Object.entries(outcome.review).map(([reason, pairs]) => [
    reason.replaceAll('_', ' '),
    count(pairs),
  ]);
  return page('Linkage', [
    `<p class="lead">${lead}</p>`,
    accuracyHtml(linked),
    section(
      'Candidate pairs by match weight',
      `<p>One bit more makes one person twice as likely. Dark: of one person, as the model expects. The scale is logarithmic.</p>${histogramSvg(weightHistogram(outcome))}`,
    ),
    section(
      'The model',
      `<p>${outcome.model.convergence}: ${outcome.model.statement}</p>${numbersTable(linked)}`,
    ),
    section('Blocking rules', rulesTable(linked)),
    section('For clerical review', tableHtml(['Reason', 'Pairs'], review)),
    section('How complete the records are', completenessTable(linked)),
    section('Records of one person', tableHtml(['Records', 'People'], sizes)),
  ]);
}
