import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import nunjucks from 'nunjucks';
import type { Assets } from './assets.js';
import type { Language, Messages } from './messages.js';
import { say } from './messages.js';
import { addFilters } from './template-filters.js';

/** What every page shows around what is its own. */
export interface PageFrame {
  readonly language: Language;
  /** The path of the page, without its query. */
  readonly path: string;
  /** Who is signed in, in words; undefined for nobody. */
  readonly signedInAs?: string;
  /** The ODS code of the organisation they work for. */
  readonly worksFor?: string;
  readonly navigation: readonly {
    readonly href: string;
    readonly text: string;
    readonly current?: boolean;
  }[];
  /** The token that every form of this page sends back. */
  readonly csrfToken?: string;
  /** When the session ends if nothing is asked for, as an ISO instant. */
  readonly sessionEnds?: string;
  readonly isDemonstration: boolean;
}

/** Makes HTML of a template of `templates/`, with the frame of the page and what it shows. Everything is escaped. */
export type Render = (template: string, frame: PageFrame, data: Readonly<Record<string, unknown>>) => string;

/** What pages are rendered with. */
export interface RenderParts {
  readonly assets: Assets;
  readonly messages: ReadonlyMap<Language, Messages>;
  /** What organisations are called, by ODS code. */
  readonly organisationNames: ReadonlyMap<string, string>;
}

const ownTemplates = fileURLToPath(new URL('../../templates/', import.meta.url));

/** The renderer. Templates are read once each; a value that a template names and is not given fails the page, as it would show a hole. */
export function renderer({ assets, messages, organisationNames }: RenderParts): Render {
  const designSystem = dirname(
    createRequire(import.meta.url).resolve('nhsuk-frontend/dist/nhsuk/template.njk'),
  );
  const loader = new nunjucks.FileSystemLoader([ownTemplates, dirname(designSystem)], { noCache: false });
  const environment = new nunjucks.Environment(loader, {
    autoescape: true,
    trimBlocks: true,
    lstripBlocks: true,
  });
  addFilters(environment, organisationNames);
  return (template, frame, data) =>
    environment.render(template, {
      ...data,
      frame,
      assetPath: '/assets',
      htmlLang: frame.language,
      asset: (name: string) => assets.address(name),
      t: (key: string, values?: Readonly<Record<string, unknown>>) =>
        say(messages, frame.language, { key, ...(values === undefined ? {} : { values }) }),
    });
}
