import { Tokens } from '@fastify/csrf';

const tokens = new Tokens({ saltLength: 16, secretLength: 32 });

/** The field of a form in which its token is sent. */
export const csrfField = '_token';

/**
 * A token for the forms of the session with this key. Another site may make a browser send a form, but cannot read a page to put a token
 * of the session in it. Salted anew for each page, so that what is compressed beside it tells nothing of it (BREACH).
 */
export function csrfTokenOf(sessionKey: string): string {
  return tokens.create(sessionKey);
}

/** Whether `token` is one of that session. */
export function isCsrfTokenOf(sessionKey: string, token: string): boolean {
  return tokens.verify(sessionKey, token);
}
