/** The value of the cookie `name` in a Cookie header; undefined where it is not there. Source: RFC 6265, 4.2. */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  const start = `${name}=`;
  const found = (header ?? '').split(';').find((pair) => pair.trimStart().startsWith(start));
  const value = found?.trim().slice(start.length);
  return value === '' ? undefined : value;
}

/** How a cookie is set. */
export interface CookieOptions {
  /** Seconds the browser keeps it; 0 removes it. */
  readonly maxAge: number;
  readonly isSecure: boolean;
}

/**
 * The Set-Cookie header of a cookie that no script reads and no other site sends along, but for following a link. `value` is of
 * characters that need no escape.
 */
export function setCookie(name: string, value: string, { maxAge, isSecure }: CookieOptions): string {
  return `${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
}
