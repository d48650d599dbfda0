import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../repository.js';
import { linkFaults } from './link-faults.js';
import { linksOf } from './markdown.js';
import { documentationPages, type Page } from './pages.js';

const pages = documentationPages().map((page) => [page.path, page] as const);

describe('the pages', () => {
  it.each(pages)('%s leads nowhere in vain', (_path, page) => {
    expect(linkFaults(repositoryRoot, page)).toEqual([]);
  });

  it.each(pages)('%s has one title and something to say', (_path, { text }) => {
    expect(text).toMatch(/^# \S/);
    expect(text.split('\n').filter((line) => line.trim() !== '').length).toBeGreaterThan(3);
  });

  it('leads to every page under docs/ from docs/README.md', () => {
    const index = pages.find(([path]) => path === 'docs/README.md')?.[1].text ?? '';
    const linked = new Set(linksOf(index).map((link) => `docs/${link}`));
    const orphans = pages
      .map(([path]) => path)
      .filter((path) => path.startsWith('docs/') && path !== 'docs/README.md' && !linked.has(path));
    expect(orphans).toEqual([]);
  });

  it('keeps README.md under 120 lines', () => {
    const readme = pages.find(([path]) => path === 'README.md')?.[1];
    expect(readme?.text.split('\n').length).toBeLessThan(120);
  });
});

describe('a link that is planted', () => {
  const page = (text: string): Page => ({ path: 'docs/reference/planted.md', text });

  it.each([
    ['[x](absent.md)', 'leads to no file'],
    ['[x](../../../outside.md)', 'leads out of the repository'],
    ['[x](problems.md#no-such-heading)', 'leads to no heading'],
    ['[x](#no-such-heading)', 'leads to no file'],
  ])('%s is found out', (text, fault) => {
    expect(linkFaults(repositoryRoot, page(text)).join()).toContain(fault);
  });

  it('[x](problems.md) is let pass', () => {
    expect(linkFaults(repositoryRoot, page('[x](problems.md) [y](https://example.org)'))).toEqual([]);
  });
});
