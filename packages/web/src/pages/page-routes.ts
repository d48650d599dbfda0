import type { ServerParts } from '../running/server-parts.js';
import type { PageRoute } from './page-route.js';
import { accessPages } from './patient/access-pages.js';
import { changeSharingPages } from './patient/change-sharing.js';
import { choicesPage } from './patient/choices-page.js';
import { objectionPages } from './patient/objection-pages.js';
import { sharingPage } from './public/sharing-page.js';

/** Every page. */
export function pageRoutes(_server: ServerParts): readonly PageRoute[] {
  return [sharingPage, choicesPage, ...changeSharingPages, ...objectionPages, ...accessPages];
}
