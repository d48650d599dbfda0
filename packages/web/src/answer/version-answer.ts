import { type Instant, problem } from '@causeway/domain';
import { etagOf } from '@causeway/fhir';
import type { StoredVersion } from '@causeway/record';
import { type Answer, refusalAnswer } from './answer.js';
import { namesVersion } from './entity-tag.js';
import { httpDate, isUnchangedSince, parseHttpDate } from './http-date.js';

/** The headers that tell which version is answered. Source: FHIR R4, 3.1.0.5. */
export function versionHeaders({ version, lastUpdated }: StoredVersion): Readonly<Record<string, string>> {
  return { etag: etagOf({ version }), 'last-modified': httpDate(lastUpdated as Instant) };
}

/** The answer to a read: the stored text as it is, 304 where the asker has this version, 410 where the resource was deleted. */
export function versionAnswer(found: StoredVersion, header: (name: string) => string | undefined): Answer {
  const headers = versionHeaders(found);
  if (found.deleted) return { ...refusalAnswer(problem('CW-RECORD-002')), headers };
  return isKnown(found, header) ? { status: 304, headers } : { status: 200, headers, body: found.content };
}

/** If-Modified-Since counts only where there is no If-None-Match (RFC 9110, 13.1.3). */
function isKnown(
  { version, lastUpdated }: StoredVersion,
  header: (name: string) => string | undefined,
): boolean {
  const tags = header('if-none-match');
  if (tags !== undefined) return namesVersion(tags, version);
  const since = parseHttpDate(header('if-modified-since') ?? '');
  return since !== undefined && isUnchangedSince(lastUpdated as Instant, since);
}
