/** What XHTML a narrative may have. Source: FHIR R4, Narrative 2.4.0: the formatting of HTML 4.0 chapters 7 to 11 and 15, `a` and `img`. */
const allowedElements: ReadonlySet<string> = new Set(
  `a abbr acronym b big blockquote br caption cite code col colgroup dd dfn div dl dt em h1 h2 h3 h4 h5 h6 hr i img ins del li ol p pre
   q samp small span strong sub sup table tbody td tfoot th thead tr tt ul var kbd address u s strike center font`.split(
    /\s+/,
  ),
);

const safeAddress = /^(?:https?:|mailto:|tel:|urn:|#|\/|\.|[^:]*$)/i;
const imageData = /^data:image\/(?:png|jpe?g|gif);base64,[A-Za-z0-9+/=\s]*$/i;
const tagPattern = /<\/?([A-Za-z][A-Za-z0-9:]*)((?:[^<>"']|"[^"]*"|'[^']*')*)\/?>/gy;
const attributePattern = /([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/g;

/**
 * Whether the text of a narrative is a `div` of plain formatting: every tag well closed off and of the list, no event attribute, no
 * address that a browser would run, no style that fetches. Refusing beats cleaning: what is kept is what was signed.
 */
export function isSafeNarrative(xhtml: string): boolean {
  const text = xhtml.trim();
  return (
    /^<div[\s>/]/.test(text) && (text.endsWith('</div>') || /^<div[^<>]*\/>$/.test(text)) && hasSafeTags(text)
  );
}

function hasSafeTags(text: string): boolean {
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', tagPattern.lastIndex)) {
    tagPattern.lastIndex = at;
    const tag = tagPattern.exec(text);
    const [, name = '', attributes = ''] = tag ?? [];
    if (tag === null || !allowedElements.has(name) || !hasSafeAttributes(attributes)) return false;
  }
  return true;
}

function hasSafeAttributes(attributes: string): boolean {
  return [...attributes.matchAll(attributePattern)].every(([, name = '', double, single, bare]) =>
    isSafeAttribute(name.toLowerCase(), decoded(double ?? single ?? bare ?? '')),
  );
}

function isSafeAttribute(name: string, value: string): boolean {
  if (name.startsWith('on')) return false;
  if (name === 'style') return !/url\s*\(|expression|import|javascript|\\/i.test(value);
  if (name === 'src') return imageData.test(value) || safeAddress.test(value);
  return !['href', 'xlink:href', 'action', 'formaction'].includes(name) || safeAddress.test(value);
}

/** Character references undone and what a browser skips left out, so that an address is judged as a browser would read it. */
function decoded(value: string): string {
  return value
    .replace(/&#x([0-9a-f]{1,6});?/gi, (_, digits: string) => characterOf(Number.parseInt(digits, 16)))
    .replace(/&#(\d{1,7});?/g, (_, digits: string) => characterOf(Number(digits)))
    .replaceAll(/&colon;/gi, ':')
    .replaceAll(/&(?:tab|newline);/gi, '')
    .replaceAll(/[\s\p{Cc}]/gu, '');
}

function characterOf(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
