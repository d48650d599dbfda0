import type { FoundResource } from '@causeway/record';
import {
  conceptWords,
  listOf,
  objectOf,
  quantityWords,
  type Shown,
  shownResource,
  textOf,
} from './fhir-words.js';

/** One entry of a record as it stands in the timeline. */
export interface TimelineEntry {
  readonly type: string;
  readonly id: string;
  /** Day or instant it is about, ISO 8601; empty where the entry does not say. */
  readonly date: string;
  readonly title: string;
  /** What was found or said, where the entry has that. */
  readonly detail: string;
  /** ODS code of who wrote it. */
  readonly organisation: string;
  readonly status: string;
  readonly resource: Shown;
}

/** Where each kind of entry says when it happened, the first that is there. */
const dateFields = [
  'effectiveDateTime',
  'effectivePeriod',
  'performedDateTime',
  'performedPeriod',
  'occurrenceDateTime',
  'onsetDateTime',
  'period',
  'authoredOn',
  'authored',
  'recordedDate',
  'issued',
  'date',
  'start',
  'created',
] as const;

/** Where each kind of entry says what it is, the first that is there. */
const titleFields = [
  'code',
  'vaccineCode',
  'medicationCodeableConcept',
  'type',
  'category',
  'class',
] as const;

/** The entry that a stored resource comes to. */
export function timelineEntry({ type, id, content }: FoundResource): TimelineEntry {
  const resource = shownResource(content);
  return {
    type,
    id,
    date: dateOf(resource),
    title: titleOf(resource) || textOf(resource.title) || textOf(resource.description),
    detail: detailOf(resource),
    organisation: organisationOf(resource),
    status: conceptWords(resource.clinicalStatus) || textOf(resource.status),
    resource,
  };
}

/** Newest first; what has no date at the end. */
export function newestFirst(one: TimelineEntry, other: TimelineEntry): number {
  if (one.date !== other.date) return one.date < other.date ? 1 : -1;
  return one.id < other.id ? -1 : 1;
}

function dateOf(resource: Shown): string {
  for (const field of dateFields) {
    const value = resource[field];
    const found = textOf(value) || textOf(objectOf(value).start);
    if (found !== '') return found;
  }
  return '';
}

function titleOf(resource: Shown): string {
  for (const field of titleFields) {
    const value = resource[field];
    const found = conceptWords(Array.isArray(value) ? value[0] : value) || textOf(objectOf(value).display);
    if (found !== '') return found;
  }
  return '';
}

function detailOf(resource: Shown): string {
  const parts = [
    quantityWords(resource.valueQuantity),
    textOf(resource.valueString),
    conceptWords(resource.valueCodeableConcept),
    ...listOf(resource.component).map(componentWords),
    ...listOf(resource.note).map((note) => textOf(objectOf(note).text)),
    textOf(objectOf(listOf(resource.dosageInstruction)[0]).text),
    conceptWords(listOf(resource.reasonCode)[0]),
    textOf(resource.conclusion),
  ];
  return parts.filter(Boolean).join('; ');
}

function componentWords(component: unknown): string {
  const { code, valueQuantity } = objectOf(component);
  const value = quantityWords(valueQuantity);
  return value === '' ? '' : `${conceptWords(code)} ${value}`;
}

/** The organisation that wrote it: `meta.source` is its address with the code behind `#`. */
function organisationOf(resource: Shown): string {
  return textOf(objectOf(resource.meta).source).split('#').at(-1) ?? '';
}
