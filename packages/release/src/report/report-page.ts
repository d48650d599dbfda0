import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import nunjucks from 'nunjucks';
import type { ReportView } from './report-view.js';

/** The templates stand beside `src` and `dist`, so the same path leads to them from either. */
const templates = fileURLToPath(new URL('../../templates', import.meta.url));

/** The report as one self-contained HTML page: no script, nothing fetched, every value escaped but our own SVG. */
export function reportPage(view: ReportView): string {
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(templates), {
    autoescape: true,
    throwOnUndefined: false,
    trimBlocks: true,
    lstripBlocks: true,
  });
  const styles = readFileSync(fileURLToPath(new URL('../../templates/report.css', import.meta.url)), 'utf8');
  return environment.render('report.njk', { ...view, styles });
}
