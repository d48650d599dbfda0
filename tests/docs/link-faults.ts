import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { anchorsOf, linksOf } from './markdown.js';
import type { Page } from './pages.js';

function faultOf(root: string, page: Page, link: string): string | undefined {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? join(root, page.path) : join(root, dirname(page.path), path);
  if (relative(root, target).startsWith('..')) return 'leads out of the repository';
  if (!existsSync(target)) return 'leads to no file';
  if (anchor === undefined || !target.endsWith('.md')) return undefined;
  return anchorsOf(readFileSync(target, 'utf8')).includes(anchor) ? undefined : 'leads to no heading';
}

/** A sentence for each link of the page that leads nowhere within the repository. Links to other hosts are not followed. */
export function linkFaults(root: string, page: Page): readonly string[] {
  return linksOf(page.text)
    .filter((link) => !/^[a-z]+:/i.test(link))
    .flatMap((link) => {
      const fault = faultOf(root, page, link);
      return fault === undefined ? [] : [`${page.path}: the link "${link}" ${fault}.`];
    });
}
