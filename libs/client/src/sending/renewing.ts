import { withHeader } from './caching.ts';
import type { Fetch } from './retrying.ts';

/** Access tokens of a session, wherever they come from. */
export interface AccessTokens {
  /** Another one than `refused`; undefined when that was none of the session, or the session has ended. One renewal serves all who ask. */
  renewed(refused: string): Promise<string | undefined>;
}

/**
 * A `fetch` that asks once more with a new access token when the old one is refused (401 `unauthenticated`): tokens
 * end early when the server's keys or the device's clock jump. A refused request did nothing, so that each may be repeated.
 */
export function renewing(fetch: Fetch, tokens: AccessTokens): Fetch {
  return async (request) => {
    const response = await fetch(request);
    const [, sent] = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '') ?? [];
    if (response.status !== 401 || sent === undefined || !(await isTokenRefused(response))) return response;
    const token = await tokens.renewed(sent);
    return token === undefined ? response : fetch(withHeader(request, 'authorization', `Bearer ${token}`));
  };
}

/** Wrong passwords are answered with 401, too, and are no fault of the token. */
async function isTokenRefused(response: Response): Promise<boolean> {
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  return (body as { code?: unknown } | undefined)?.code === 'unauthenticated';
}
