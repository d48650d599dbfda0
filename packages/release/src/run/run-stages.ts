import type { DisclosurePolicy } from '../disclose/disclosure-policy.js';
import { linkedStage } from '../linked/linked-stage.js';
import { optOutStage } from '../opt-out/opt-out-stage.js';
import type { MasterKey } from '../pseudonym/master-key.js';
import { reportStage } from '../report/report-stage.js';
import { tablesStage } from '../tables/tables-stage.js';
import { type AdmitStageSpec, admitStage } from './admit-stage.js';
import { type LinkStageSpec, linkStage } from './link-stage.js';
import type { StatedFacts } from './run-facts.js';
import type { Stage } from './stage.js';

/** What the stages are told of a run. */
export interface RunStagesSpec extends AdmitStageSpec, LinkStageSpec {
  readonly stated: StatedFacts;
  readonly masterKey: MasterKey;
  readonly policy: DisclosurePolicy;
}

/** The stages of a data run in their order: what comes in, who is who, who may be used, under which name, what may leave, what to read. */
export function dataRunStages(spec: RunStagesSpec): readonly Stage[] {
  return [
    admitStage(spec),
    linkStage(spec),
    optOutStage(spec.stated),
    linkedStage(spec.stated, spec.masterKey),
    tablesStage(spec.stated, spec.policy),
    reportStage(spec),
  ];
}
