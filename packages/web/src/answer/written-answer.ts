import { operationOutcome, parsePrefer, resourceText } from '@causeway/fhir';
import type { Written } from '@causeway/record';
import type { Answer } from './answer.js';
import { versionHeaders } from './version-answer.js';

/**
 * The answer to a write: 201 with where it now stands, or 200, and what the header Prefer asks for. `base` is the address of the FHIR
 * service.
 */
export function writtenAnswer(written: Written, base: string, prefer: string | undefined): Answer {
  const { type, id, version, created } = written;
  const location = `${base}/${type}/${id}/_history/${version}`;
  const headers = { ...versionHeaders(written), ...(created ? { location } : {}) };
  const status = created ? 201 : 200;
  const wanted = parsePrefer(prefer).return;
  if (wanted === 'minimal') return { status, headers };
  return { status, headers, body: wanted === 'representation' ? written.content : allWell };
}

const allWell = resourceText(operationOutcome([]));
