/** A fenced block of a page. */
export interface CodeBlock {
  /** What stands after the backticks: `sh`, `sh no-run`, `text output`, `json` … */
  readonly info: string;
  readonly text: string;
  /** The line of its opening fence, counted from 1. */
  readonly line: number;
}

const fence = /^```(.*)$/;

/** The fenced blocks of a page, in order. */
export function codeBlocksOf(page: string): readonly CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let open: { readonly info: string; readonly line: number; readonly lines: string[] } | undefined;
  page.split(/\r?\n/).forEach((line, index) => {
    const info = fence.exec(line)?.[1];
    if (info === undefined) open?.lines.push(line);
    else if (open === undefined) open = { info: info.trim(), line: index + 1, lines: [] };
    else {
      blocks.push({ info: open.info, line: open.line, text: open.lines.join('\n') });
      open = undefined;
    }
  });
  return blocks;
}

function withoutCode(page: string): string {
  return page.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, '');
}

/** Where the links and pictures of a page lead, as they are written. */
export function linksOf(page: string): readonly string[] {
  return [...withoutCode(page).matchAll(/\]\((?<target>[^()\s]+)(?:\s+"[^"]*")?\)/g)].map(
    (link) => link.groups?.target ?? '',
  );
}

/** The anchors of a page's headings, as the usual renderers make them. */
export function anchorsOf(page: string): readonly string[] {
  const headings = page.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/^#{1,6} +(?<title>.+)$/gm);
  return Array.from(headings, (heading) =>
    (heading.groups?.title ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
