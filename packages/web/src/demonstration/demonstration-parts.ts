import type { OdsCode } from '@causeway/domain';
import type { Persona } from './persona.js';

/** Who the people of the demonstration are. They are synthetic, and so is everyone they look at. */
export interface DemonstrationParts {
  /** The organisation each persona works for; the patient and the proxy work for none. */
  readonly organisations: Readonly<Partial<Record<Persona, OdsCode>>>;
  /** The id of the one person that the demonstration is about: the patient persona, and whom the proxy acts for. */
  readonly patient: string;
}
