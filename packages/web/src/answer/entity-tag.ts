import { err, ok, type Problem, problem, type Result } from '@causeway/domain';

const tag = /^(?:W\/)?"([^"]*)"$/;

/** Whether one of the tags of an If-None-Match header is of this version; `*` is of every one. */
export function namesVersion(header: string, version: number): boolean {
  return header.split(',').some((each) => {
    const text = each.trim();
    return text === '*' || tag.exec(text)?.[1] === String(version);
  });
}

/**
 * The version an If-Match header names; undefined where there is no such header. Error: CW-WEB-012 (not one tag of a version number).
 * A version number that no resource has is still a version: it will not match, and the answer is 412.
 */
export function versionOfIfMatch(header: string | undefined): Result<number | undefined, Problem> {
  if (header === undefined) return ok(undefined);
  const version = /^\d{1,9}$/.exec(tag.exec(header.trim())?.[1] ?? '')?.[0];
  return version === undefined
    ? err(problem('CW-WEB-012', { path: 'If-Match', detail: 'If-Match names one version: W/"3".' }))
    : ok(Number(version));
}
