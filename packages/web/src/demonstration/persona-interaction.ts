import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import { escapeHtml, plainPage } from '../running/plain-page.js';
import { isPersona, personas } from './persona.js';
import { personaTitle } from './persona-claims.js';

/**
 * Shows the list of personas, or signs in the one that was chosen of it. Answers whether the request was one of these; the provider answers
 * all others. `request.url` is without the path the provider is mounted at.
 */
export async function answerInteraction(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  if (request.url?.startsWith('/interaction/') !== true) return false;
  const chosen = request.method === 'POST' ? (await formOf(request)).get('persona') : null;
  try {
    if (chosen === null || !isPersona(chosen)) {
      await provider.interactionDetails(request, response);
      showPersonas(response);
    } else {
      await provider.interactionFinished(request, response, { login: { accountId: chosen } });
    }
  } catch {
    writePage(
      response,
      plainPage('Sign-in has expired', ['<p><a href="/sign-in">Begin again</a>.</p>'], 400),
    );
  }
  return true;
}

function showPersonas(response: ServerResponse): void {
  const buttons = personas.map(
    (persona) =>
      `<li><button name="persona" value="${persona}">${escapeHtml(personaTitle(persona))}</button> <code>${persona}</code></li>`,
  );
  const form = ['<form method="post">', '<ul>', ...buttons, '</ul>', '</form>'].join('\n');
  const words = '<p>Everyone here is made up. Choose who you want to be.</p>';
  writePage(response, plainPage('Demonstration sign-in', [words, form]));
}

function writePage(response: ServerResponse, page: ReturnType<typeof plainPage>): void {
  response.writeHead(page.status, { 'content-type': page.type });
  response.end(page.body);
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
