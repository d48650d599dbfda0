import type { Instant, OdsCode } from '@causeway/domain';
import type { Store } from '../postgres/store.js';

/** A message that asks a person whether an organisation may share in, with the code that says yes. */
export interface CodeMessage {
  readonly person: string;
  /** The organisation that asks, which the message must name. */
  readonly organisation: OdsCode;
  readonly organisationName: string | undefined;
  readonly code: string;
  readonly until: Instant;
  /** What a link to refuse must carry. */
  readonly request: string;
}

/** What reaches people outside: text messages, letters. It keeps the contacts; the record never sees them. */
export interface Messenger {
  /** When the contact that a message to the person would go to was verified; undefined where there is none. */
  contactVerifiedAt(person: string): Promise<Instant | undefined>;
  /** Sends the message; what it says is kept nowhere. Rejects where it cannot. */
  send(message: CodeMessage): Promise<void>;
}

/** A messenger that reaches nobody: every code then needs a letter or the practice. */
export const noMessenger: Messenger = {
  contactVerifiedAt: async () => undefined,
  send: async () => {
    throw new Error('there is no way to send a message');
  },
};

/** What the part of the record that is about choices is made of. */
export interface ChoiceParts {
  readonly store: Store;
  readonly messenger: Messenger;
}
