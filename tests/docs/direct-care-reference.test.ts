import { readFileSync } from 'node:fs';
import { decisionTableReference, directCareReference } from '@causeway/choices';
import { describe, expect, it } from 'vitest';

const regenerate = 'run: npx tsc -b packages/choices && node scripts/direct-care-reference.mjs';

function pageText(page: string): string {
  return readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8');
}

describe('the pages about direct care', () => {
  it('show the decision table as the code has it', () => {
    const [, shown = ''] = pageText('explanation/who-may-see-what.md').split(
      /<!-- (?:end of )?decision table -->/,
    );
    expect(shown.trim(), regenerate).toBe(decisionTableReference());
  });

  it('show roles, sets and alerts as the code has them', () => {
    expect(pageText('reference/direct-care.md'), regenerate).toBe(directCareReference());
  });
});
