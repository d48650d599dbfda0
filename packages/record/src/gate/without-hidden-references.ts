const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const referenceMember = new RegExp(`(,?)"reference":"[A-Za-z]+/(${uuid})(?:/_history/[0-9]+)?"(,?)`, 'g');

/**
 * The JSON text of a resource, its references to the entries with the ids `hidden` without their id; the same text where there are none.
 *
 * Works on the text, so that all else (the digits of a decimal) stays as it was written. A quote within a JSON string is escaped, so what
 * the expression finds is always a member. Expects the text as it is kept, without blanks between its tokens.
 */
export function withoutHiddenReferences(content: string, hidden: readonly string[] | null): string {
  if (hidden === null) return content;
  const ids = new Set(hidden);
  return content.replace(referenceMember, (member, ...groups: readonly string[]) => {
    const [before = '', id = '', after = ''] = groups;
    if (!ids.has(id)) return member;
    return before !== '' && after !== '' ? ',' : '';
  });
}
