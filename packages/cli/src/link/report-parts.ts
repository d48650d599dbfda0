const style = `
  body { font: 16px/1.5 system-ui, sans-serif; color: #212b32; background: #f0f4f5; margin: 0; }
  main { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
  h1 { color: #005eb8; margin-top: 0; } h2 { font-size: 1.15rem; margin: 0 0 .5rem; }
  section, .lead { background: #fff; border-radius: 4px; padding: 1rem 1.25rem; margin: 0 0 1rem; overflow-x: auto; }
  table { border-collapse: collapse; width: 100%; font-size: .9rem; }
  th, td { text-align: right; padding: .25rem .5rem; border-bottom: 1px solid #d8dde0; vertical-align: top; }
  th:first-child, td:first-child { text-align: left; }
  svg { width: 100%; height: auto; } svg text { font-size: 11px; fill: #4c6272; } .y { text-anchor: end; }
  .apart { fill: #aeb7bd; } .one { fill: #005eb8; }`;

/** Text as it may stand in HTML. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A table; its cells are text, and are escaped. */
export function tableHtml(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (tag: string, texts: readonly string[]): string =>
    `<tr>${texts.map((text) => `<${tag}>${escapeHtml(text)}</${tag}>`).join('')}</tr>`;
  return `<table><thead>${cells('th', head)}</thead><tbody>${rows.map((row) => cells('td', row)).join('')}</tbody></table>`;
}

/** A part of the page under its heading. */
export function section(title: string, html: string): string {
  return `<section><h2>${escapeHtml(title)}</h2>${html}</section>`;
}

/** A self-contained page. */
export function page(title: string, parts: readonly string[]): string {
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><style>${style}
</style></head><body><main><h1>${escapeHtml(title)}</h1>
${parts.filter((part) => part !== '').join('\n')}
</main></body></html>
`;
}
