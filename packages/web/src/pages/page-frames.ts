import type { Asker } from '@causeway/choices';
import type { SessionStore } from '../sign-in/session-store.js';
import { csrfTokenOf } from './csrf.js';
import { type Language, type Messages, say } from './messages.js';
import { destinationsOf } from './navigation.js';
import type { PageFrame } from './render.js';

/** Makes the frame of the page at `path` for who looks at it. */
export type PageFrames = (
  path: string,
  visitor: {
    readonly sessionKey: string | undefined;
    readonly asker: Asker | undefined;
    readonly language: Language;
  },
) => PageFrame;

/** What frames are made of. */
export interface PageFrameParts {
  readonly messages: ReadonlyMap<Language, Messages>;
  readonly sessions: Pick<SessionStore<unknown>, 'endOf'>;
  readonly isDemonstration: boolean;
}

/** The frames of pages: where one can go, who is signed in, the token of the forms, and when the session ends. */
export function pageFrames({ messages, sessions, isDemonstration }: PageFrameParts): PageFrames {
  return (path, { sessionKey, asker, language }) => {
    const t = (key: string) => say(messages, language, { key });
    const ends = sessions.endOf(sessionKey);
    return {
      language,
      path,
      navigation: destinationsOf(asker, path).map(({ href, name, isCurrent }) => ({
        href,
        text: t(name),
        current: isCurrent,
      })),
      isDemonstration,
      ...(asker === undefined ? {} : { signedInAs: t(`role.${asker.role}`) }),
      ...(asker?.organisation === undefined ? {} : { worksFor: asker.organisation }),
      ...(sessionKey === undefined ? {} : { csrfToken: csrfTokenOf(sessionKey) }),
      ...(ends === undefined ? {} : { sessionEnds: ends }),
    };
  };
}
