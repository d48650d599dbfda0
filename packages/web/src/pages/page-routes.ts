import type { ServerParts } from '../running/server-parts.js';
import type { PageRoute } from './page-route.js';
import { sharingPage } from './public/sharing-page.js';

/** Every page. */
export function pageRoutes(_server: ServerParts): readonly PageRoute[] {
  return [sharingPage];
}
