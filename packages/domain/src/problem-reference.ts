import type { ProblemCategory, ProblemCode } from './problem-catalogue.js';
import { exitCodeByCategory, problemCatalogue } from './problem-catalogue.js';

interface ReferenceEntry {
  readonly code: ProblemCode;
  readonly category: ProblemCategory;
  readonly detail: string;
  readonly remedy?: string;
}

const introduction = `# Problems

Every failure that Causeway expects has a code, \`CW-<PACKAGE>-<NNN>\`. A message says what was expected, what was found
(a type, a count, a column; never a person's value) and what to do. Codes are never reused. What a problem says where it
happened may be more exact than the words here.

This page is written from the catalogue, \`packages/domain/src/problem-catalogue.ts\`; do not edit it by hand.`;

/** The reference page of all problems, as Markdown: exit codes by category, then a table for each package, in order of code. */
export function problemReference(): string {
  const entries = Object.entries(problemCatalogue)
    .map(([code, entry]): ReferenceEntry => ({ code: code as ProblemCode, ...entry }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  const packages = [...new Set(entries.map(packageOf))];
  const sections = packages.map((name) =>
    packageSection(
      name,
      entries.filter((e) => packageOf(e) === name),
    ),
  );
  return `${[introduction, exitCodeSection(), ...sections].join('\n\n')}\n`;
}

function exitCodeSection(): string {
  const rows = Object.entries(exitCodeByCategory).map(([category, code]) => row([category, String(code)]));
  return ['## Exit codes', '', ...tableHead(['category', 'exit code of the command']), ...rows].join('\n');
}

function packageSection(name: string, entries: readonly ReferenceEntry[]): string {
  const rows = entries.map(({ code, category, detail, remedy = '–' }) =>
    row([code, category, detail, remedy]),
  );
  return [`## ${name}`, '', ...tableHead(['code', 'category', 'what it says', 'what to do']), ...rows].join(
    '\n',
  );
}

function packageOf({ code }: ReferenceEntry): string {
  return code.replace(/^CW-/, '').replace(/-\d+$/, '').toLowerCase();
}

function tableHead(titles: readonly string[]): string[] {
  return [row(titles), row(titles.map(() => '---'))];
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('<', '&lt;')).join(' | ')} |`;
}
