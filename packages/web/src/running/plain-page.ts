import type { Answer } from '../answer/answer.js';

/** An HTML page of one heading and some paragraphs, which are HTML already: whoever gives text of others escapes it with `escapeHtml`. */
export function plainPage(title: string, paragraphs: readonly string[], status = 200): Answer {
  const body = [
    '<!doctype html>',
    '<html lang="en-GB">',
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title></head>`,
    `<body><main><h1>${escapeHtml(title)}</h1>`,
    ...paragraphs,
    '</main></body>',
    '</html>',
  ].join('\n');
  return { status, type: 'text/html; charset=utf-8', body: `${body}\n` };
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** `text` as it stands in HTML, in an attribute too. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
