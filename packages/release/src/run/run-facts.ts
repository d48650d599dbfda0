import type { ReleaseTerms } from '@causeway/choices';
import type { LocalDate } from '@causeway/domain';
import { defaultReleaseTerms } from './default-release-terms.js';
import type { StatedTerms } from './release-terms-file.js';
import type { StageWork } from './stage.js';

/** What every stage after admission knows of the run; admission is what finds it. */
export interface RunFacts {
  readonly regionName: string;
  readonly referenceDate: LocalDate;
  /** Name of the release: pseudonyms of two releases cannot be joined. */
  readonly release: string;
  readonly terms: ReleaseTerms;
}

/** What the caller may say of a run, over what admission finds. */
export interface StatedFacts {
  readonly release?: string | undefined;
  /** The terms, laid over the default ones. */
  readonly terms?: StatedTerms | undefined;
}

/** A name of letters, digits and hyphens for a release that was given none: the region and its date. */
function releaseName(regionName: string, referenceDate: LocalDate): string {
  const plain = regionName
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `${plain === '' ? 'region' : plain}-${referenceDate}`;
}

/** The facts of this run, from what is stated and what admission reported. */
export function runFacts({ reportOf }: Pick<StageWork, 'reportOf'>, stated: StatedFacts): RunFacts {
  const { region } = reportOf('admit').details as { region: { name: string; referenceDate: LocalDate } };
  return {
    regionName: region.name,
    referenceDate: region.referenceDate,
    release: stated.release ?? releaseName(region.name, region.referenceDate),
    terms: { ...defaultReleaseTerms(region.referenceDate), ...stated.terms },
  };
}
