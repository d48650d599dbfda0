/** One version of a resource as it is kept: JSON text with id and meta within it. Bundles are put together of such texts unread. */
export interface StoredText {
  readonly type: string;
  readonly id: string;
  readonly version: number;
  /** ISO instant in UTC, milliseconds. */
  readonly lastUpdated: string;
  /** The JSON text; empty where this version is a deletion. */
  readonly content: string;
  readonly deleted: boolean;
}

/** The entity tag of a version: weak, for one resource can be written in many ways. Source: FHIR R4, 3.1.0.5. */
export function etagOf({ version }: { readonly version: number }): string {
  return `W/"${version}"`;
}

/** The address of a resource in the API below `base`. */
export function addressOf(
  base: string,
  { type, id }: { readonly type: string; readonly id: string },
): string {
  return `${base}/${type}/${id}`;
}

/** The address of one version of a resource in the API below `base`. */
export function versionAddressOf(base: string, stored: StoredText): string {
  return `${addressOf(base, stored)}/_history/${stored.version}`;
}
