import { conditionWords } from './condition.js';
import type { Outcome } from './decision-table.js';
import { decisionTable } from './decision-table.js';

const outcomeWords: Readonly<Record<Outcome, string>> = {
  deny: 'denied',
  'not-found': 'person not found',
  hidden: 'hidden',
  see: '**seen**',
};

/** The decision table as a table in Markdown, a line each row, in the order in which rows are tried. */
export function decisionTableReference(): string {
  const rows = decisionTable.map(({ number, name, when, outcome, overriddenBy, about }) => {
    const decides = about === 'person' ? 'person and entries' : 'entries';
    return `| ${number} | ${name} | ${conditionWords(when)} | ${outcomeWords[outcome]} | ${overriddenBy} | ${decides} |`;
  });
  const head = '| row | name | matches where | result | what overrides it | decides on |';
  return [head, '| --- | --- | --- | --- | --- | --- |', ...rows].join('\n');
}
