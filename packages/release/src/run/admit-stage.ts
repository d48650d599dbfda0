import type { ObjectionCounts } from '@causeway/choices';
import { ok } from '@causeway/domain';
import type { AdmissionSummary } from '../admit/admission-summary.js';
import { admit } from '../admit/admit.js';
import { emptyReport, type Stage } from './stage.js';

/** What admission is told of a run. */
export interface AdmitStageSpec {
  readonly folder: string;
  readonly dropColumns: readonly string[];
  readonly referenceDate?: string | undefined;
  readonly previousLedger?: readonly ObjectionCounts[] | undefined;
}

function sumByReason({ files }: AdmissionSummary): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const { rejected } of files) {
    for (const [reason, rows] of Object.entries(rejected)) sums[reason] = (sums[reason] ?? 0) + rows;
  }
  return sums;
}

/** The first stage: the region folder becomes clean tables; names are refused, Type 1 objections applied. See `admit`. */
export function admitStage({ folder, dropColumns, referenceDate, previousLedger }: AdmitStageSpec): Stage {
  return {
    name: 'admit',
    run: async ({ engine, folder: outFolder, onProgress }) => {
      const admitted = await admit(
        { engine, onProgress },
        { folder, outFolder, dropColumns, referenceDate, previousLedger },
      );
      if (!admitted.ok) return admitted;
      const { rows } = admitted.value;
      const people = admitted.value.leftOut.reduce((sum, { people: atPractice }) => sum + atPractice, 0);
      return ok({
        ...emptyReport,
        rowsIn: { persons: rows.persons.rowsIn, events: rows.events.rowsIn },
        rowsOut: { persons: rows.persons.out, events: rows.events.out },
        rejected: sumByReason(admitted.value),
        excluded: {
          'Type 1: people': people,
          'Type 1: rows of persons': rows.persons.leftOut,
          'Type 1: events': rows.events.leftOut,
        },
        details: { ...admitted.value },
      });
    },
  };
}
