import { odsCodeSystem } from '@causeway/domain';
import { type Fields, fieldsOf, listOf, textOf } from './json-fields.js';
import { isUrn, referenceKey } from './reference-key.js';

/** A Reference that leads, or may lead, to an organisation. */
export interface OrganisationReference {
  readonly key: string;
  readonly reference: Fields;
  /** Whether it can lead to nothing else; `urn:uuid:…` alone may as well be a person. */
  readonly isCertain: boolean;
}

/** Where the references stand. */
export interface ReferenceOrigin {
  /** The resource they stand in, which may contain what they lead to. */
  readonly resource: Fields;
  /** See `ReferenceTarget`. */
  readonly base: string | undefined;
  /** Whether only organisations may stand there, by the definition of the element. */
  readonly holdsOrganisations: boolean;
}

/** The best of the references: the first that certainly leads to an organisation, else the first that may; undefined for none. */
export function organisationReference(
  references: readonly unknown[],
  origin: ReferenceOrigin,
): OrganisationReference | undefined {
  const possible = references.flatMap((reference) => candidate(reference, origin) ?? []);
  return possible.find(({ isCertain }) => isCertain) ?? possible[0];
}

function candidate(written: unknown, origin: ReferenceOrigin): OrganisationReference | undefined {
  const reference = uncontained(written, origin.resource);
  const key = referenceKey(reference, { type: 'Organization', base: origin.base });
  if (key === '') return undefined;
  const isCertain = origin.holdsOrganisations || saysOrganisation(reference, key);
  return isCertain || isUrn(key) ? { key, reference, isCertain } : undefined;
}

function saysOrganisation({ reference, type }: Fields, key: string): boolean {
  const namesType = textOf(reference) !== '' && !isUrn(key);
  return namesType || textOf(type) === 'Organization' || key.startsWith(`Organization?${odsCodeSystem}|`);
}

/** The reference; one to an Organization contained in the resource becomes one by its identifier. */
function uncontained(written: unknown, { contained }: Fields): Fields {
  const reference = fieldsOf(written);
  const text = textOf(reference.reference);
  if (!text.startsWith('#')) return reference;
  const organization = listOf(contained).find(
    ({ id, resourceType }) => resourceType === 'Organization' && text === `#${textOf(id)}`,
  );
  const [identifier] = listOf(organization?.identifier);
  return identifier === undefined ? {} : { type: 'Organization', identifier, display: organization?.name };
}
