import { ok } from '@causeway/domain';
import type { PublicPage } from '../page-route.js';

/** GET /: what is shared and why, and what one may choose. */
export const sharingPage: PublicPage = {
  door: 'public-page',
  method: 'GET',
  path: '/',
  handle: async () => ok({ kind: 'page', template: 'public/sharing.njk', data: {} }),
};
