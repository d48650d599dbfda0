import { err, type Instant, ok, type Problem, parseInstant, problem, type Result } from '@causeway/domain';
import { isResourceType, type ResourceType, resourceTypes } from '@causeway/fhir';

/** What an export is to hold. */
export interface ExportQuestion {
  readonly types: readonly ResourceType[];
  readonly since?: Instant;
}

const outputFormats: readonly (string | null)[] = [
  null,
  'application/fhir+ndjson',
  'application/ndjson',
  'ndjson',
];
const known: ReadonlySet<string> = new Set(['_type', '_since', '_outputFormat']);

/**
 * What the parameters of a kick-off ask for: all types where `_type` names none. A parameter that would narrow the export, and is not
 * done here, is refused: a client that asked for less must not be given more. Error: CW-WEB-016.
 * Source: Bulk Data Access 2.0, kick-off request.
 */
export function exportQuestion(parameters: URLSearchParams): Result<ExportQuestion, Problem> {
  const unknown = [...parameters.keys()].find((name) => !known.has(name));
  if (unknown !== undefined) return err(wrong('An export takes _type, _since and _outputFormat.'));
  if (!outputFormats.includes(parameters.get('_outputFormat'))) {
    return err(wrong('An export is given as application/fhir+ndjson.', '_outputFormat'));
  }
  const types = parameters.getAll('_type').flatMap((value) => value.split(','));
  if (!types.every(isResourceType)) {
    return err(wrong('_type names types of resource that are kept here, with commas between.', '_type'));
  }
  const since = parameters.get('_since');
  const from = since === null ? undefined : parseInstant(since.replace(' ', '+'));
  if (from?.ok === false) return err(wrong('_since is a moment with its zone.', '_since'));
  const wanted = types.length === 0 ? resourceTypes : resourceTypes.filter((type) => types.includes(type));
  return ok({ types: wanted, ...(from === undefined ? {} : { since: from.value }) });
}

function wrong(detail: string, path?: string): Problem {
  return problem('CW-WEB-016', path === undefined ? { detail } : { path, detail });
}
