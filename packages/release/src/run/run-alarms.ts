import type { FinishedStage } from './finished-stage.js';

/** Everything the stages say somebody must look into, in the order of the stages. */
export function alarmsOf(stages: readonly FinishedStage[]): readonly string[] {
  return stages.flatMap(({ report }) => (report.details.alarms as readonly string[] | undefined) ?? []);
}
