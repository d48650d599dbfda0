/** The address of a page: the parameters it was asked with, but for those that are changed. */
export function addressWith(
  path: string,
  parameters: URLSearchParams,
  changed: Readonly<Record<string, string>>,
): string {
  const all = new URLSearchParams(parameters);
  for (const [name, value] of Object.entries(changed)) all.set(name, value);
  return all.size === 0 ? path : `${path}?${all}`;
}
