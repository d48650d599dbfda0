import type { Asker } from '@causeway/choices';
import type { Instant } from '@causeway/domain';
import type { StatementTexts } from '../gate/gated-statement.js';
import type { Scope } from '../postgres/statement.js';
import type { Store } from '../postgres/store.js';

/** What the functions that read and write entries are given. */
export interface EntryParts {
  readonly store: Store;
  readonly texts: StatementTexts;
  /** 32 bytes that seal cursors; those sealed with another are refused. */
  readonly cursorKey: Uint8Array;
}

/** Who asks, at the moment of the request. */
export interface Ask {
  readonly asker: Asker;
  readonly now: Instant;
}

/** What row-level security is told of who asks. */
export function scopeOf({ asker, now }: Ask): Scope {
  return { organisation: asker.organisation ?? '', person: asker.person ?? '', user: asker.user, now };
}
