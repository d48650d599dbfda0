import { parseJson } from '@causeway/fhir';
import type { FastifyInstance } from 'fastify';
import { jsonHasNull, nullRefused, queryHasNull } from '../answer/null-character.js';
import { ProblemError } from '../answer/problem-error.js';
import type { RequestLimits } from './server-parts.js';

const jsonTypes = ['application/fhir+json', 'application/json', 'application/json-patch+json'];

/**
 * Makes the server take the bodies it knows: JSON of FHIR and of a patch, read so that numbers keep how they were written, and forms,
 * which stay text for who reads searches. The parsers that fastify brings are removed: plain text is no body here.
 */
export function takeBodies(app: FastifyInstance, { bodyBytes }: RequestLimits): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(jsonTypes, { parseAs: 'string' }, (_request, body, done) => {
    // A client that always says it sends JSON may send none: with DELETE, or to an operation without parameters.
    if (body === '') return done(null, undefined);
    if (jsonHasNull(String(body))) return done(new ProblemError(nullRefused), undefined);
    const parsed = parseJson(String(body), { maxLength: bodyBytes });
    return parsed.ok ? done(null, parsed.value) : done(new ProblemError(parsed.error), undefined);
  });
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) =>
      queryHasNull(String(body)) ? done(new ProblemError(nullRefused), undefined) : done(null, body),
  );
}
