import { operationOutcome, resourceText } from '@causeway/fhir';
import type { Written } from '@causeway/record';
import type { Answer } from './answer.js';
import { versionHeaders } from './version-answer.js';

/** What a write may answer with, as the header Prefer asks. Source: FHIR R4, 3.1.0.1.8. */
export type ReturnPreference = 'minimal' | 'representation' | 'OperationOutcome';

/** What `return` in a Prefer header says; the whole resource where it says nothing. */
export function returnPreference(prefer: string | undefined): ReturnPreference {
  const found = /(?:^|[,;\s])return=(minimal|representation|OperationOutcome)\b/.exec(prefer ?? '')?.[1];
  return found === 'minimal' || found === 'OperationOutcome' ? found : 'representation';
}

/** The answer to a write: 201 with where it now stands, or 200. `base` is the address of the FHIR service. */
export function writtenAnswer(written: Written, base: string, prefer: string | undefined): Answer {
  const { type, id, version, created } = written;
  const location = `${base}/${type}/${id}/_history/${version}`;
  const headers = { ...versionHeaders(written), ...(created ? { location } : {}) };
  const status = created ? 201 : 200;
  const wanted = returnPreference(prefer);
  if (wanted === 'minimal') return { status, headers };
  return { status, headers, body: wanted === 'representation' ? written.content : allWell };
}

const allWell = resourceText(operationOutcome([]));
