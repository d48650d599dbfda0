import { createHash } from 'node:crypto';
import {
  type OdsCode,
  type OrganisationKind,
  odsCodeSystem,
  type Postcode,
  parseOdsCode,
  parsePostcode,
} from '@causeway/domain';
import { type Fields, fieldsOf, listOf, textOf } from './json-fields.js';
import { organisationKindOf } from './organisation-kind-of.js';

/** What an Organization, or a Reference to one, says of it. */
export interface FhirOrganisation {
  readonly ods: OdsCode;
  /** '' where none is given. */
  readonly name: string;
  /** Undefined where nothing tells. */
  readonly kind: OrganisationKind | undefined;
  readonly postcode: Postcode | undefined;
}

const derivedDigits = 11;

/** The organisation of an Organization resource; `key` stands for it where it has no identifier. */
export function organisationOf(organization: Fields, key: string): FhirOrganisation {
  const identifiers = listOf(organization.identifier);
  const name = textOf(organization.name);
  const types = listOf(organization.type).flatMap((type) => [
    textOf(type.text),
    ...listOf(type.coding).map(({ display }) => textOf(display)),
  ]);
  const sites = listOf(organization.address).map(({ postalCode }) => parsePostcode(textOf(postalCode)));
  return {
    ods: odsCodeAmong(identifiers) ?? derivedCode(firstIdentifier(identifiers) ?? key),
    name,
    kind: organisationKindOf(name) ?? organisationKindOf(types.join(' ')),
    postcode: sites.find((site) => site.ok)?.value,
  };
}

/** The organisation of a Reference whose Organization is not there; `key` is the reference's own. */
export function referredOrganisation(reference: unknown, key: string): FhirOrganisation {
  const { identifier, display } = fieldsOf(reference);
  const [, system = '', value = ''] = /^Organization\?([^|]*)\|(.*)$/.exec(key) ?? [];
  const identifiers = [fieldsOf(identifier), { system, value }];
  const name = textOf(display);
  const ods = odsCodeAmong(identifiers) ?? derivedCode(firstIdentifier(identifiers) ?? key);
  return { ods, name, kind: organisationKindOf(name), postcode: undefined };
}

function odsCodeAmong(identifiers: readonly Fields[]): OdsCode | undefined {
  const codes = identifiers
    .filter(({ system }) => textOf(system) === odsCodeSystem)
    .map(({ value }) => parseOdsCode(textOf(value)));
  return codes.find((code) => code.ok)?.value;
}

function firstIdentifier(identifiers: readonly Fields[]): string | undefined {
  const [first] = identifiers.filter(({ value }) => textOf(value) !== '');
  return first === undefined ? undefined : `${textOf(first.system)}|${textOf(first.value)}`;
}

/**
 * A code for an organisation that has no ODS code: X and eleven hexadecimal digits of the SHA-256 of its identifier, always the same for
 * the same identifier. Real codes that begin with X are shorter. With 44 bits, two of ten thousand organisations share one once in 350,000 folders.
 */
function derivedCode(identifier: string): OdsCode {
  const digest = createHash('sha256').update(identifier).digest('hex');
  return `X${digest.slice(0, derivedDigits).toUpperCase()}` as OdsCode;
}
