import { err, ok, type Problem, problem, type Result } from '@causeway/domain';

const fhirJson = 'application/fhir+json';

/** The media types that are the JSON of FHIR, most exact first; `json` is short for them in `_format`. Source: FHIR R4, 3.1.0.1.11. */
const jsonTypes: readonly string[] = [fhirJson, 'application/json', 'text/json', 'json'];
const anyTypes: readonly string[] = ['*/*', 'application/*', 'text/*'];

/**
 * The media type to answer in: what `_format` says, or else the first of the Accept header that can be given; plain
 * `application/json` only to who asks for it by that name. Error: CW-WEB-007.
 */
export function negotiate(format: string | undefined, accept: string | undefined): Result<string, Problem> {
  if (accept === undefined && format === undefined) return ok(fhirJson);
  for (const range of ranges(format ?? accept ?? '')) {
    if (jsonTypes.includes(range)) return ok(range === 'application/json' ? range : fhirJson);
    if (anyTypes.includes(range)) return ok(fhirJson);
  }
  return err(problem('CW-WEB-007'));
}

/** The media ranges of an Accept header that are wanted at all, most wanted first. A `+` that a form turned into a blank is put back. */
function ranges(accept: string): readonly string[] {
  return accept
    .split(',')
    .map((part) => {
      const [type = '', ...parameters] = part.toLowerCase().split(';');
      const quality = parameters.map((each) => each.trim()).find((each) => each.startsWith('q='));
      return {
        type: type.trim().replace(' ', '+'),
        quality: quality === undefined ? 1 : Number(quality.slice(2)),
      };
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality)
    .map(({ type }) => type);
}
