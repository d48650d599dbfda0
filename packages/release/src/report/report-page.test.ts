import { describe, expect, it } from 'vitest';
import { reportPage } from './report-page.js';

const page = reportPage({
  title: 'Cam & Fen <2026>',
  subtitle: 'as at 1 January 2026',
  alarms: ['Practice D81001: 3 recorded, 2 applied.'],
  sections: [
    {
      id: 'funnel',
      title: 'What came in',
      blocks: [
        { kind: 'words', text: 'Words & more.' },
        { kind: 'table', caption: 'Rows', headings: ['File', 'Rows'], rows: [['persons <1>', '12']] },
        { kind: 'chart', svg: '<svg role="img"></svg>', caption: 'A chart' },
      ],
    },
  ],
  footer: 'Made by Causeway.',
});

describe('reportPage', () => {
  it('escapes every text and leaves our own charts as they are', () => {
    expect(page).toContain('Cam &amp; Fen &lt;2026&gt;');
    expect(page).toContain('persons &lt;1&gt;');
    expect(page).toContain('<svg role="img"></svg>');
  });

  it('fetches nothing and runs nothing', () => {
    expect(page).not.toMatch(/<script|<link|src=|https?:/i);
  });

  it('says in one place what needs attention', () => {
    expect(page).toContain('1 thing needs attention');
    expect(page).toContain('3 recorded, 2 applied');
  });
});
