import { labelSetsOf } from '@causeway/choices';
import type { Resource } from '@causeway/fhir';
import { codesOf } from './codes-of.js';

/** The labels of an entry, as its recorder set them on the newest version. */
export interface EntryLabels {
  /** Marked as private: nobody else sees it but whom its recorder discloses it to. */
  readonly private: boolean;
  readonly safeguarding: boolean;
  /** Not to be shown to the person online. */
  readonly hiddenOnline: boolean;
  /** Not finished yet, so not for the person online. */
  readonly draft: boolean;
  /** The sensitive sets it belongs to, in the order of the sets. */
  readonly labelSets: readonly string[];
}

/**
 * Security labels that say more than to which sensitive set an entry belongs. As with the sets, the system of a label is not asked.
 *
 * Source: HL7 v3 Confidentiality (V very restricted) and ActCode (NOPAT no disclosure to patient without the provider's approval). HL7 has
 * none for safeguarding; SAFEGUARDING is of https://causeway.example/CodeSystem/entry-label.
 */
const labelCodes = { private: 'V', safeguarding: 'SAFEGUARDING', hiddenOnline: 'NOPAT' } as const;

/** Statuses of a resource, or of the document it tells of, before it is finished. */
const unfinished: ReadonlySet<unknown> = new Set(['draft', 'preliminary', 'registered']);

/** The labels that `resource` carries in `meta.security`, its clinical codes and its status. */
export function entryLabels(resource: Resource): EntryLabels {
  const labels = (resource.meta?.security ?? []).flatMap(({ code }) => (code === undefined ? [] : [code]));
  return {
    private: labels.includes(labelCodes.private),
    safeguarding: labels.includes(labelCodes.safeguarding),
    hiddenOnline: labels.includes(labelCodes.hiddenOnline),
    draft: unfinished.has(resource.status) || unfinished.has(resource.docStatus),
    labelSets: labelSetsOf({ codes: codesOf(resource), labels }),
  };
}

/** Whether any label stands: without one, an entry is decided by the preferences alone. */
export function isLabelled(labels: EntryLabels): boolean {
  const { labelSets, private: isPrivate, safeguarding, hiddenOnline, draft } = labels;
  return labelSets.length > 0 || isPrivate || safeguarding || hiddenOnline || draft;
}
