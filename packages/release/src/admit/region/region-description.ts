import {
  err,
  isOrganisationKind,
  type LocalDate,
  type OdsCode,
  type OrganisationKind,
  ok,
  organisationKinds,
  type Postcode,
  type Problem,
  parseLocalDate,
  parseOdsCode,
  parsePostcode,
  problem,
  type Result,
} from '@causeway/domain';

/** An organisation that sends an extract. */
export interface Source {
  readonly ods: OdsCode;
  readonly name: string;
  readonly kind: OrganisationKind;
  /** Undefined where none was given that can be read. */
  readonly postcode: Postcode | undefined;
}

/** What `region.json` says. */
export interface RegionDescription {
  readonly name: string;
  /** Undefined where it says none: the caller then must. */
  readonly referenceDate: LocalDate | undefined;
  readonly organisations: readonly Source[];
}

type Fields = Readonly<Record<string, unknown>>;

const fileName = 'region.json';

/** What the text of a `region.json` says. Error: CW-RELEASE-143, whose path names the field. */
export function parseRegionDescription(text: string): Result<RegionDescription, Problem> {
  const fields = parseJson(text);
  if (!isFields(fields)) return wrong('', 'an object of JSON');
  const { name, referenceDate, organisations } = fields;
  if (typeof name !== 'string') return wrong('name', 'a text');
  const date = referenceDate === undefined ? undefined : dateOf(referenceDate);
  if (date !== undefined && !date.ok) return wrong('referenceDate', 'a date, YYYY-MM-DD');
  const sources = sourcesOf(organisations);
  if (!sources.ok) return sources;
  return ok({ name, referenceDate: date?.value, organisations: sources.value });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // The parser's own message quotes the text.
    return undefined;
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function dateOf(value: unknown): Result<LocalDate, Problem> {
  return parseLocalDate(typeof value === 'string' ? value : '');
}

function sourcesOf(value: unknown): Result<readonly Source[], Problem> {
  if (!Array.isArray(value) || value.length === 0) return wrong('organisations', 'a list with at least one');
  const sources: Source[] = [];
  for (const [index, item] of value.entries()) {
    const source = sourceOf(item, `organisations[${index}]`);
    if (!source.ok) return source;
    if (sources.some(({ ods }) => ods === source.value.ods))
      return wrong(`organisations[${index}].ods`, 'a code that no other organisation of the list has');
    sources.push(source.value);
  }
  return ok(sources);
}

function sourceOf(item: unknown, path: string): Result<Source, Problem> {
  if (!isFields(item)) return wrong(path, 'an object with ods, name, kind and postcode');
  const { ods, name, kind, postcode } = item;
  const code = parseOdsCode(typeof ods === 'string' ? ods : '');
  if (!code.ok) return wrong(`${path}.ods`, 'an ODS code of three to twelve letters and digits');
  if (typeof name !== 'string') return wrong(`${path}.name`, 'a text');
  if (typeof kind !== 'string' || !isOrganisationKind(kind))
    return wrong(`${path}.kind`, `one of ${organisationKinds.join(', ')}`);
  const site = parsePostcode(typeof postcode === 'string' ? postcode : '');
  return ok({ ods: code.value, name, kind, postcode: site.ok ? site.value : undefined });
}

function wrong(field: string, expected: string): { readonly ok: false; readonly error: Problem } {
  const where = field === '' ? 'The file' : `The field ${field}`;
  return err(
    problem('CW-RELEASE-143', {
      path: field === '' ? fileName : `${fileName}: ${field}`,
      detail: `${where} does not have the shape expected: expected ${expected}.`,
    }),
  );
}
