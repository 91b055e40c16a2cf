import type { HttpRequest } from '@groundswell/http';

/** The prefix makes browsers take it over TLS alone (and from this machine), so that nobody on the way can plant one. */
export const SESSION_COOKIE = '__Secure-groundswell-session';

/** Sent to the routes of browsers and nowhere else; no script reads it, and no other site has it sent. */
const ATTRIBUTES = 'Path=/v1/browser; HttpOnly; Secure; SameSite=Strict';

/** `Set-Cookie` that keeps a refresh token. @param seconds until the session ends */
export function keepingCookie(refreshToken: string, seconds: number): string {
  return `${SESSION_COOKIE}=${refreshToken}; Max-Age=${Math.max(0, Math.floor(seconds))}; ${ATTRIBUTES}`;
}

/** `Set-Cookie` that forgets it. */
export function forgettingCookie(): string {
  return `${SESSION_COOKIE}=; Max-Age=0; ${ATTRIBUTES}`;
}

/** The refresh token that a browser sent; '' when it sent none. */
export function keptToken(request: HttpRequest): string {
  const cookies = (request.headers.cookie ?? '').split(';').map((cookie) => cookie.trim());
  const kept = cookies.find((cookie) => cookie.startsWith(`${SESSION_COOKIE}=`));
  return kept?.slice(SESSION_COOKIE.length + 1) ?? '';
}
