const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

// XML 1.0 has no way to write these at all, not even as a numbered entity: one of them makes the whole
// document unreadable.
const unwritable = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/**
 * `text` so that XML and HTML read it as text, between tags and inside a quoted attribute. Characters that
 * XML cannot hold (control characters, half a surrogate pair) become U+FFFD.
 */
export function escapeText(text: string): string {
  return text
    .replace(unwritable, '\u{fffd}')
    .replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
