import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { err, ok, problem } from '@causeway/domain';
import type { Answer } from '../answer/answer.js';
import type { OpenRoute } from '../running/route.js';

/** Styles, scripts and pictures of the pages, by their path under `/assets/`. */
export interface Assets {
  /** The address of an asset, with a digest of what is in it: a browser keeps it for ever, and has a new one at once. */
  address(name: string): string;
  readonly routes: readonly OpenRoute[];
}

interface Asset {
  readonly type: string;
  readonly body: Buffer;
  readonly zipped: Buffer;
  readonly digest: string;
}

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  ico: 'image/vnd.microsoft.icon',
  png: 'image/png',
};

const ownFolders = ['../../built/', '../../browser/'].map((path) => new URL(path, import.meta.url));

/** Reads every asset, once: the styles that `npm run setup` compiled, our scripts, and the pictures of the design system. */
export function readAssets(): Assets {
  const assets = new Map([
    ...ownFolders.flatMap((folder) => assetsIn(folder, '')),
    ...assetsIn(designSystemImages(), 'images/'),
  ]);
  return {
    address: (name) => `/assets/${name}?${assets.get(name)?.digest ?? ''}`,
    routes: ['', 'images/'].map((folder) => ({
      door: 'open',
      method: 'GET',
      path: `/assets/${folder}:name`,
      handle: async ({ params, header }) => {
        const asset = assets.get(`${folder}${params.name ?? ''}`);
        return asset === undefined
          ? err(problem('CW-WEB-004'))
          : ok(assetAnswer(asset, header('accept-encoding')));
      },
    })),
  };
}

function designSystemImages(): URL {
  const template = createRequire(import.meta.url).resolve('nhsuk-frontend/dist/nhsuk/template.njk');
  return new URL('./assets/images/', pathToFileURL(template));
}

function assetsIn(folder: URL, prefix: string): readonly (readonly [string, Asset])[] {
  return readdirSync(folder).flatMap((name) => {
    const type = types[name.split('.').at(-1) ?? ''];
    return type === undefined ? [] : [[`${prefix}${name}`, assetOf(new URL(name, folder), type)] as const];
  });
}

function assetOf(file: URL, type: string): Asset {
  const body = readFileSync(file);
  const digest = createHash('sha256').update(body).digest('base64url').slice(0, 12);
  return { type, body, zipped: gzipSync(body), digest };
}

/** What is in an asset is nobody's, so it may be kept by whoever brings it. */
function assetAnswer({ type, body, zipped }: Asset, encodings: string | undefined): Answer {
  const isZipped = /\bgzip\b/.test(encodings ?? '');
  const headers = {
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
    ...(isZipped ? { 'content-encoding': 'gzip' } : {}),
  };
  return { status: 200, type, headers, body: isZipped ? zipped : body };
}
