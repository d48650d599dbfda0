/** The parts of `text` between `separator`s that no backslash stands before; what is escaped stays so. FHIR R4, Search, 3.1.1.4.5. */
export function splitUnescaped(text: string, separator: ',' | '|' | '$'): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === separator) {
      parts.push(part);
      part = '';
    } else if (character === '\\') {
      part += character + text.charAt(at + 1);
      at += 1;
    } else part += character;
  }
  return [...parts, part];
}

/** `text` without the backslashes before `,`, `|`, `$` and backslashes. */
export function unescaped(text: string): string {
  return text.replace(/\\([\\,|$])/g, '$1');
}
