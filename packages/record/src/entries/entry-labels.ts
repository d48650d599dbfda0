import type { Resource } from '@causeway/fhir';

/** The labels of an entry, as its recorder set them on the newest version. */
export interface EntryLabels {
  readonly private: boolean;
  readonly safeguarding: boolean;
  readonly hiddenOnline: boolean;
  readonly draft: boolean;
  /** The sensitive sets it belongs to, sorted. */
  readonly labelSets: readonly string[];
}

/** The labels that `resource` carries in `meta.security`, its codes and its status. */
export function entryLabels(resource: Resource): EntryLabels {
  const codes = new Set((resource.meta?.security ?? []).map(({ code }) => code));
  return {
    private: codes.has('V'),
    safeguarding: codes.has('CPLYCC'),
    hiddenOnline: codes.has('NOPAT'),
    draft: resource.status === 'draft' || resource.status === 'preliminary',
    labelSets: [],
  };
}
