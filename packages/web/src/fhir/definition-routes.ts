import { type Clock, err, ok, problem } from '@causeway/domain';
import { capabilityStatement, operationDefinitions, resourceText } from '@causeway/fhir';
import type { Answered } from '../answer/answer.js';
import { negotiate } from '../answer/negotiate.js';
import type { OpenRequest, OpenRoute } from '../running/route.js';

/** What the routes that tell what the service can do are made of. */
export interface DefinitionRouteParts {
  readonly base: () => string;
  readonly version: string;
  readonly clock: Clock;
}

/** The routes that tell what the service can do, to anyone: the CapabilityStatement, and the definitions of its own operations. */
export function definitionRoutes({ base, version, clock }: DefinitionRouteParts): readonly OpenRoute[] {
  const date = clock();
  let told: { readonly base: string; readonly text: string } | undefined;
  const capability = () => {
    // It is made of every table there is, and changes with nothing but the address.
    if (told?.base !== base()) {
      told = {
        base: base(),
        text: resourceText(capabilityStatement({ base: base(), version, date, signIn: addresses(base()) })),
      };
    }
    return told.text;
  };
  return [
    {
      door: 'open',
      method: 'GET',
      path: '/fhir/R4/metadata',
      handle: async (request) => formatted(request, capability()),
    },
    {
      door: 'open',
      method: 'GET',
      path: '/fhir/R4/OperationDefinition/:code',
      handle: async (request) => {
        const found = operationDefinitions(base()).find(({ id }) => id === request.params.code);
        return found === undefined ? err(problem('CW-WEB-004')) : formatted(request, resourceText(found));
      },
    },
  ];
}

function addresses(base: string) {
  const origin = base.slice(0, -'/fhir/R4'.length);
  return { authorize: `${origin}/sign-in`, token: `${origin}/auth/token` };
}

function formatted({ query, header }: OpenRequest, body: string): Answered {
  const type = negotiate(new URLSearchParams(query).get('_format') ?? undefined, header('accept'));
  return type.ok ? ok({ status: 200, type: `${type.value}; charset=utf-8`, body }) : type;
}
