import { describe, expect, it } from 'vitest';
import { isSafeNarrative } from './narrative.js';

function div(inner: string): string {
  return `<div xmlns="http://www.w3.org/1999/xhtml">${inner}</div>`;
}

describe('isSafeNarrative', () => {
  it.each([
    ['text', 'Weight 70 kg &lt; 80 kg &amp; stable'],
    [
      'formatting',
      '<p class="x" style="color: red"><b>Bold</b><br/>line</p><table><tr><td colspan="2">1</td></tr></table>',
    ],
    [
      'links',
      '<a href="https://example.org/a?b=1">x</a> <a href="#y">y</a> <a href="Patient/1">z</a> <a name="y">y</a>',
    ],
    ['pictures within', '<img src="data:image/png;base64,iVBORw0KGgo=" alt="x"/> <img src="#contained"/>'],
  ])('takes %s', (_what, inner) => {
    expect(isSafeNarrative(div(inner))).toBe(true);
  });

  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['a script in capitals', '<SCRIPT>alert(1)</SCRIPT>'],
    ['an event', '<p onclick="alert(1)">x</p>'],
    ['an event after a slash', '<img/onerror=alert(1) src="x"/>'],
    ['an address that runs', '<a href="javascript:alert(1)">x</a>'],
    ['one written with character references', '<a href="&#106;avascript&#x3a;alert(1)">x</a>'],
    ['one broken by spaces', '<a href=" java\tscript:alert(1)">x</a>'],
    ['one that names its colon', '<a href="javascript&colon;alert(1)">x</a>'],
    ['a page as data', '<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>'],
    ['a vector picture as data', '<img src="data:image/svg+xml;base64,PHN2Zz4="/>'],
    ['a frame', '<iframe src="https://example.org"></iframe>'],
    ['a form', '<form action="https://example.org"><input name="x"/></form>'],
    ['a style sheet', '<style>p { color: red }</style>'],
    ['a style that fetches', '<p style="background: url(https://example.org/x)">x</p>'],
    ['an object', '<object data="x"></object>'],
    ['a vector picture', '<svg><circle/></svg>'],
    ['a comment', '<!-- x -->'],
    ['a document type', '<!DOCTYPE html>'],
    ['a tag that is not closed', '<p title="x'],
  ])('refuses %s', (_what, inner) => {
    expect(isSafeNarrative(div(inner))).toBe(false);
  });

  it('takes nothing but a div', () => {
    for (const text of ['', 'text', '<p>x</p>', '<div>x', '<divx></divx>', '<div></div><script></script>']) {
      expect(isSafeNarrative(text)).toBe(false);
    }
  });

  it('answers at once for long texts made to take long', () => {
    for (const piece of ['<p ', '<a href="', '<p a=\'"', '<p a=b ', '<'.repeat(5)]) {
      expect(isSafeNarrative(div(piece.repeat(20_000)))).toBe(false);
    }
  });
});
