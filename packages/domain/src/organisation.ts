import type { OdsCode } from './ods-code.js';
import type { Postcode } from './postcode.js';

/**
 * The kinds of organisation of a region that keep a record of their own, in the order in which they are
 * shown.
 */
export const organisationKinds = ['gp', 'hospital', 'community', 'out-of-hours', 'ambulance'] as const;

/** What an organisation is, as `region.json` names it; `gp` is the practice, the primary record keeper. */
export type OrganisationKind = (typeof organisationKinds)[number];

/** An organisation of the region. `postcode` is that of its main site. */
export interface Organisation {
  readonly ods: OdsCode;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly postcode: Postcode;
}

/** Whether `text` names a kind of organisation. */
export function isOrganisationKind(text: string): text is OrganisationKind {
  return organisationKinds.some((kind) => kind === text);
}
