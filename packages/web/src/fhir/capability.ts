import type { Answer } from '../answer/answer.js';
import type { OpenRequest } from '../running/route.js';

/** The CapabilityStatement. */
export function capability(
  parts: { readonly base: string; readonly version: string },
  _request: OpenRequest,
): Answer {
  return {
    status: 200,
    body: JSON.stringify({
      resourceType: 'CapabilityStatement',
      status: 'active',
      kind: 'instance',
      fhirVersion: '4.0.1',
      format: ['json'],
      implementation: { description: 'Causeway', url: parts.base },
    }),
  };
}
