import type { Asker } from '@causeway/choices';
import type { Problem, Result } from '@causeway/domain';
import type { Answer } from '../answer/answer.js';
import type { Route } from '../running/route.js';
import type { ServerParts } from '../running/server-parts.js';
import type { SignedInUser } from '../sign-in/claims.js';
import type { SessionStore } from '../sign-in/session-store.js';
import type { PageParts } from './answer-page.js';
import { problemPage } from './answer-page.js';
import { readAssets } from './assets.js';
import { readMessages } from './messages.js';
import { pageFrames } from './page-frames.js';
import { pageHeaders } from './page-headers.js';
import { pageRoutes } from './page-routes.js';
import { renderer } from './render.js';

/** Shows a template at `path` to somebody of whom nothing is known: sign-in, and what went wrong before a route was found. */
export type ShowPage = (
  path: string,
  page: {
    readonly template: string;
    readonly data: Readonly<Record<string, unknown>>;
    readonly status?: number;
  },
) => Answer;

/** The pages, ready to be answered. */
export interface Pages {
  readonly routes: readonly Route[];
  readonly parts: PageParts;
  readonly show: ShowPage;
  readonly problem: (path: string, found: Problem) => Answer;
}

/** What pages are made of beside the parts of the server. */
export interface OpenPagesParts {
  readonly sessions: SessionStore<SignedInUser>;
  readonly askerOf: (user: SignedInUser) => Promise<Result<Asker, Problem>>;
}

/** Reads templates, messages and assets, and puts the pages together. */
export function openPages(server: ServerParts, { sessions, askerOf }: OpenPagesParts): Pages {
  const [assets, messages] = [readAssets(), readMessages()];
  const organisationNames = server.organisationNames ?? new Map<string, string>();
  const render = renderer({ assets, messages, organisationNames });
  const isDemonstration = server.demonstration !== undefined;
  const frames = pageFrames({ messages, sessions, isDemonstration });
  const show: ShowPage = (path, { template, data, status = 200 }) => {
    const visitor = { sessionKey: undefined, asker: undefined, language: 'en' } as const;
    const body = render(template, frames(path, visitor), data);
    return { status, type: 'text/html; charset=utf-8', headers: pageHeaders, body };
  };
  return {
    routes: [...assets.routes, ...pageRoutes(server)],
    parts: { record: server.record, clock: server.clock, sessions, askerOf, render, frames },
    show,
    problem: (path, found) => {
      const { template, data, status } = problemPage(found);
      return show(path, { template, data, ...(status === undefined ? {} : { status }) });
    },
  };
}
