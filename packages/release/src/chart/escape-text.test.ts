import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeText } from './escape-text.js';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function readBack(escaped: string): string {
  return escaped.replace(/&([\w#]+);/g, (whole, name) => entities[name] ?? whole);
}

describe('escapeText', () => {
  it('leaves nothing that opens a tag, ends an attribute or begins an entity of its own', () => {
    expect(escapeText(`<a href="x" b='y'>&amp;`)).toBe('&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;amp;');
  });

  it('is read back as what was written, for any text that XML can hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const escaped = escapeText(text);
        expect(escaped).not.toMatch(/[<>"']/);
        expect(readBack(escaped)).toBe(text);
      }),
    );
  });

  it.each(['\u{0}', '\u{8}', '\u{b}', '\u{1f}', '\u{d800}', '\u{ffff}'])(
    'replaces a character that no XML document can hold (%j)',
    (character) => {
      expect(escapeText(`a${character}b`)).toBe('a\u{fffd}b');
    },
  );
});
