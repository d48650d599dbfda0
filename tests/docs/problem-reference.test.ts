import { readFileSync } from 'node:fs';
import { problemReference } from '@causeway/domain';
import { describe, expect, it } from 'vitest';

const page = new URL('../../docs/reference/problems.md', import.meta.url);
const regenerate = 'run: npx tsc -b packages/domain && node scripts/problem-reference.mjs';

describe('docs/reference/problems.md', () => {
  it('says what the catalogue of problems says', () => {
    expect(readFileSync(page, 'utf8'), regenerate).toBe(problemReference());
  });
});
