import type { ServerParts } from '../running/server-parts.js';
import { addEntryPages } from './clinician/add-entry-pages.js';
import { askingPages } from './clinician/asking-pages.js';
import { overridePages } from './clinician/override-pages.js';
import { recordPage } from './clinician/record-page.js';
import { findPersonPages } from './find-person/find-person-pages.js';
import { alertPages } from './officer/alert-pages.js';
import type { PageRoute } from './page-route.js';
import { accessPages } from './patient/access-pages.js';
import { changeSharingPages } from './patient/change-sharing.js';
import { choicesPage } from './patient/choices-page.js';
import { objectionPages } from './patient/objection-pages.js';
import { practicePages } from './practice/practice-pages.js';
import { sharingPage } from './public/sharing-page.js';

/** Every page. */
export function pageRoutes({ demonstration }: ServerParts): readonly PageRoute[] {
  const suggested = demonstration?.patient;
  return [
    sharingPage,
    choicesPage,
    ...changeSharingPages,
    ...objectionPages,
    ...accessPages,
    ...findPersonPages({ path: '/record', activity: 'view-record', suggested }),
    recordPage,
    ...askingPages,
    ...overridePages,
    ...addEntryPages,
    ...findPersonPages({ path: '/practice', activity: 'trace-person', suggested }),
    ...practicePages,
    ...alertPages,
  ];
}
