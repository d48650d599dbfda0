import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { searchReference } from './search-reference.js';

describe('searchReference', () => {
  it('is the page docs/reference/search.md; write it with `node scripts/search-reference.mjs`', () => {
    const page = new URL('../../../../docs/reference/search.md', import.meta.url);
    expect(readFileSync(page, 'utf8')).toBe(searchReference());
  });
});
