import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import nunjucks from 'nunjucks';
import type { ReportTable, ReportView } from './report-view.js';

/** The templates stand beside `src` and `dist`, so the same path leads to them from either. */
const templates = fileURLToPath(new URL('../../templates', import.meta.url));

const figure = /^(?:[\u2212-]?[\d,.]+(?: %)?|\*|)$/;

/** Whether a column holds figures alone, which are read best with their ends in line. */
function isFigureColumn({ rows }: ReportTable, column: number): boolean {
  return column > 0 && rows.every((row) => figure.test(row[column] ?? ''));
}

/** The report as one self-contained HTML page: no script, nothing fetched, every value escaped but our own SVG. */
export function reportPage(view: ReportView): string {
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(templates), {
    autoescape: true,
    throwOnUndefined: false,
    trimBlocks: true,
    lstripBlocks: true,
  });
  environment.addFilter('isFigureColumn', isFigureColumn);
  const styles = readFileSync(fileURLToPath(new URL('../../templates/report.css', import.meta.url)), 'utf8');
  return environment.render('report.njk', { ...view, styles });
}
