import type { OdsCode } from '@causeway/domain';
import type { Source } from '../region/region-description.js';
import { type FhirOrganisation, organisationOf, referredOrganisation } from './organisation-of.js';
import { type FoundResource, resourceKeys } from './resource-keys.js';

/** An organisation, and a key of a reference that leads to it. */
export interface DirectoryEntry {
  readonly reference: string;
  readonly ods: OdsCode;
  /** Whether it is known to be a practice, so that it may stand for a patient's own. */
  readonly isPractice: boolean;
}

/**
 * The organisations of an extract, gathered while it is read: those whose Organization is there, and those that are only referred to. It
 * stays in memory: a region has thousands of organisations where it has millions of people.
 */
export class OrganisationDirectory {
  readonly #described = new Map<string, FhirOrganisation>();
  readonly #referred = new Map<string, FhirOrganisation>();
  readonly #sources = new Map<OdsCode, Source>();

  /** A directory in which these are known already. */
  constructor(known: readonly Source[] = []) {
    for (const source of known) this.#sources.set(source.ods, source);
  }

  /** Takes in an Organization. Where two have one key, the first holds. */
  add(found: FoundResource, keepsServers: boolean): void {
    const { self, keys } = resourceKeys(found, keepsServers);
    const organisation = organisationOf(found.resource, self);
    for (const key of keys) if (!this.#described.has(key)) this.#described.set(key, organisation);
  }

  /** Takes in a Reference to an organisation, whose Organization may or may not follow. */
  refer(reference: unknown, key: string): void {
    if (!this.#referred.has(key)) this.#referred.set(key, referredOrganisation(reference, key));
  }

  /** Every key with its organisation, in order of key. */
  entries(): readonly DirectoryEntry[] {
    const byCode = this.#byCode();
    return [...new Map([...this.#referred, ...this.#described])]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([reference, { ods }]) => {
        const kind = this.#sources.get(ods)?.kind ?? kindOf(byCode.get(ods));
        return { reference, ods, isPractice: kind === 'gp' };
      });
  }

  /** The organisations of these codes as sources. Where nothing tells the kind of one it counts as a practice. */
  sources(codes: readonly OdsCode[]): readonly Source[] {
    const byCode = this.#byCode();
    return codes.map((ods) => this.#sources.get(ods) ?? sourceOf(ods, byCode.get(ods) ?? []));
  }

  /** What is said of each organisation, by those that describe it first. */
  #byCode(): ReadonlyMap<OdsCode, readonly FhirOrganisation[]> {
    const byCode = new Map<OdsCode, FhirOrganisation[]>();
    for (const organisation of [...this.#described.values(), ...this.#referred.values()]) {
      const same = byCode.get(organisation.ods);
      if (same === undefined) byCode.set(organisation.ods, [organisation]);
      else same.push(organisation);
    }
    return byCode;
  }
}

function kindOf(same: readonly FhirOrganisation[] = []): FhirOrganisation['kind'] {
  return same.map(({ kind }) => kind).find((kind) => kind !== undefined);
}

function sourceOf(ods: OdsCode, same: readonly FhirOrganisation[]): Source {
  const name = same.map((organisation) => organisation.name).find((text) => text !== '') ?? ods;
  const postcode = same.map((organisation) => organisation.postcode).find((site) => site !== undefined);
  return { ods, name, kind: kindOf(same) ?? 'gp', postcode };
}
