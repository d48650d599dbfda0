import { members, writeJson } from './json/write-json.js';
import type { Resource } from './resource.js';

/** What the server says of a version, whatever was submitted. */
export interface ServerMeta {
  readonly id: string;
  readonly versionId: string;
  /** ISO instant in UTC, milliseconds. */
  readonly lastUpdated: string;
  /** The address of the recorder. */
  readonly source: string;
}

/**
 * The JSON text in which a version is kept and passed through: `resourceType`, `id` and `meta` first, then every element in the order it
 * was submitted, on one line, numbers as they were written. Of the submitted meta its profiles, labels and tags stay; version, moment and
 * source are the server's.
 */
export function canonicalText(resource: Resource, server: ServerMeta): string {
  const { resourceType, id: _id, meta, ...elements } = resource;
  const { versionId: _version, lastUpdated: _moment, source: _source, ...keptMeta } = meta ?? {};
  const { id, versionId, lastUpdated, source } = server;
  const head = { resourceType, id, meta: { versionId, lastUpdated, source, ...keptMeta } };
  return `{${[...members(head), ...members(elements)].join(',')}}`;
}

/** The JSON text of a resource as it stands, numbers as they were written. */
export function resourceText(resource: Resource): string {
  return writeJson(resource);
}
