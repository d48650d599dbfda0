import { formatCount } from '../chart/format-number.js';
import type { UniquenessRow } from '../linked/uniqueness.js';
import { countNamed, type StageReport } from '../run/stage.js';
import type { ReportSection } from './report-view.js';

/** What is in the linked dataset, and how many of its people would be alone with their attributes. */
export function datasetSection(linked: StageReport, release: string): ReportSection {
  const rows = linked.details.uniqueness as readonly UniquenessRow[];
  return {
    id: 'dataset',
    title: 'The linked dataset',
    blocks: [
      {
        kind: 'words',
        text: `${formatCount(countNamed(linked.rowsOut, 'people'))} people and ${formatCount(countNamed(linked.rowsOut, 'events'))} entries, under pseudonyms of the release ${release} alone: they cannot be joined with those of another release. It holds years and not dates of birth, places and not postcodes, and dates of entries moved by whole weeks, the same for all of one person. It stays in the secure store.`,
      },
      {
        kind: 'table',
        caption: 'How many people share their attributes with how many',
        headings: ['People who look alike', 'People'],
        rows: rows.map(({ groupSize, people }) => [groupSize, formatCount(people)]),
        note: 'Alike in year of birth, sex, place, deprivation decile, practice and ethnic category. Somebody alone with theirs could be known by them: this is why the dataset itself is not released.',
      },
    ],
  };
}
