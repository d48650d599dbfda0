import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ok } from '@causeway/domain';
import type { AdmissionSummary } from '../admit/admission-summary.js';
import type { ReleasedTable } from '../disclose/released-table.js';
import { parseReleasedTable } from '../disclose/released-table-json.js';
import { type RunFacts, runFacts, type StatedFacts } from '../run/run-facts.js';
import { emptyReport, type Stage, type StageWork } from '../run/stage.js';
import { datasetSection } from './dataset-section.js';
import { type LinkageDetails, linkageSection } from './linkage-section.js';
import { objectionSection } from './objection-section.js';
import { reportPage } from './report-page.js';
import type { ReportView } from './report-view.js';
import { stageSection } from './stage-section.js';
import { tableSection } from './table-section.js';

async function released({ folderOf }: StageWork, name: string): Promise<ReleasedTable> {
  return parseReleasedTable(await readFile(join(folderOf('tables'), 'tables', `${name}.json`), 'utf8'));
}

async function reportView(work: StageWork, facts: RunFacts): Promise<ReportView> {
  const [admit, link, optOut, linked] = (['admit', 'link', 'opt-out', 'pseudonymise'] as const).map(
    work.reportOf,
  );
  if (admit === undefined || link === undefined || optOut === undefined || linked === undefined)
    throw new Error('the report comes last');
  const admission = admit.details as unknown as AdmissionSummary;
  const people = await released(work, 'people-by-place');
  const rates = await released(work, 'standardised-rates-by-place');
  return {
    title: facts.regionName,
    subtitle: `As at ${facts.referenceDate}. For the people who answer for the data run: it holds exact counts. What may leave is in the section “Released tables” and in the folder tables.`,
    alarms: admission.alarms,
    sections: [
      stageSection({ admit, link, optOut, linked }, admission),
      objectionSection(admission, optOut, linked),
      linkageSection(link.details as unknown as LinkageDetails),
      datasetSection(linked, facts.release),
      tableSection({ people, rates }),
    ],
    footer: `Release ${facts.release}. Purpose: ${facts.terms.approvedPurpose ?? 'none'}. For: ${facts.terms.recipient ?? 'nobody'}. To be destroyed by ${facts.terms.destroyBy ?? 'no date'}. Made by Causeway.`,
  };
}

/** Gathers what every stage said into one page. Writes `report.html`. */
export function reportStage({ stated }: { readonly stated: StatedFacts }): Stage {
  return {
    name: 'report',
    run: async (work) => {
      const view = await reportView(work, runFacts(work, stated));
      await writeFile(join(work.folder, 'report.html'), reportPage(view));
      return ok(emptyReport);
    },
  };
}
