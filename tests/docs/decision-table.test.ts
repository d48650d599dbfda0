import { readFileSync } from 'node:fs';
import { decisionTableReference } from '@causeway/choices';
import { describe, expect, it } from 'vitest';

const page = new URL('../../docs/explanation/who-may-see-what.md', import.meta.url);
const regenerate = 'run: npx tsc -b packages/choices && node scripts/decision-table.mjs';

describe('docs/explanation/who-may-see-what.md', () => {
  it('shows the decision table as the code has it', () => {
    const [, shown = ''] = readFileSync(page, 'utf8').split(/<!-- (?:end of )?decision table -->/);
    expect(shown.trim(), regenerate).toBe(decisionTableReference());
  });
});
