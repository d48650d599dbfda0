import type { IncomingMessage, ServerResponse } from 'node:http';
import type { OdsCode } from '@causeway/domain';
import type { Provider } from 'oidc-provider';
import type { ShowPage } from '../pages/open-pages.js';
import { demonstrationPath } from './demonstration-path.js';
import { isPersona, type Persona, personas } from './persona.js';
import { personaTitle } from './persona-claims.js';

/** What choosing a persona is made of. */
export interface InteractionParts {
  readonly provider: Provider;
  readonly show: ShowPage;
  readonly organisations: Readonly<Partial<Record<Persona, OdsCode>>>;
}

/**
 * Shows the list of personas, or signs in the one that was chosen of it. Answers whether the request was one of these; the provider answers
 * all others. `request.url` is without the path the provider is mounted at.
 */
export async function answerInteraction(
  parts: InteractionParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  if (request.url?.startsWith('/interaction/') !== true) return false;
  const { provider } = parts;
  const chosen = request.method === 'POST' ? (await formOf(request)).get('persona') : null;
  try {
    if (chosen === null || !isPersona(chosen)) {
      await provider.interactionDetails(request, response);
      write(response, personaPage(parts));
    } else {
      await provider.interactionFinished(request, response, { login: { accountId: chosen } });
    }
  } catch {
    write(
      response,
      parts.show(demonstrationPath, { template: 'sign-in/expired.njk', data: {}, status: 400 }),
    );
  }
  return true;
}

function personaPage({ show, organisations }: InteractionParts): ReturnType<ShowPage> {
  const people = personas.map((persona) => ({
    persona,
    title: personaTitle(persona),
    organisation: organisations[persona],
  }));
  return show(demonstrationPath, { template: 'sign-in/personas.njk', data: { people } });
}

function write(response: ServerResponse, { status, type, headers, body }: ReturnType<ShowPage>): void {
  response.writeHead(status, { ...headers, 'content-type': type });
  response.end(body);
}

/** The form in the body; nothing of it where it is longer than a choice can be. */
async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > 1000) return new URLSearchParams();
  }
  return new URLSearchParams(text);
}
