import type { OdsCode, PurposeOfUse } from '@causeway/domain';
import type { Activity, Role } from './role.js';

/**
 * Who is asking, for whom and why: what sign-in established, as it was at the moment of the request. Every decision and every row of
 * the access log is about an asker.
 */
export interface Asker {
  /** The stable identifier of the person or system signed in; never a name. */
  readonly user: string;
  readonly role: Role;
  /** The organisation for which the asker works now. A patient or proxy has none. */
  readonly organisation: OdsCode | undefined;
  /** What the role may do here, from the table of roles; narrower where the token was given fewer scopes. */
  readonly activities: ReadonlySet<Activity>;
  readonly purpose: PurposeOfUse;
  /** The person whose own record this is: set for a patient, and for a proxy who acts for that person. */
  readonly person: string | undefined;
  /** The sign-in this request belongs to, so that the log can tell two sittings of one user apart. */
  readonly session: string;
  /** Whether the user gave their credentials again within the last minutes, which break-glass asks for. */
  readonly freshlyAuthenticated: boolean;
}
