/** How often and how long the client tries. Times are milliseconds. */
export interface RetryRules {
  /** Tries of one request, the first among them. */
  readonly tries: number;
  /** The first wait is up to this long, each further one up to twice as long as the one before. */
  readonly firstWait: number;
  readonly longestWait: number;
  /** A `Retry-After` that asks for more than this is left to the caller. */
  readonly longestRetryAfter: number;
  /** A try that has not answered by then is given up, and counts as unanswered. */
  readonly timeout: number;
  /** Retries that may be made at once, after which every tenth request earns another one: a server that is down is left alone. */
  readonly budget: number;
}

export const RETRY_RULES: RetryRules = {
  tries: 4,
  firstWait: 300,
  longestWait: 10_000,
  longestRetryAfter: 30_000,
  timeout: 15_000,
  budget: 10,
};

const WORTH_ANOTHER_TRY = new Set([429, 500, 502, 503, 504]);
const REPEATABLE_METHODS = new Set(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS']);

/** Whether a request may be sent twice without doing its work twice. */
export function isRepeatable({ method, headers }: Pick<Request, 'method' | 'headers'>): boolean {
  return REPEATABLE_METHODS.has(method) || headers.has('idempotency-key');
}

/** Whether the same request may be answered better later. Refusals (4xx) are not, except that it was too early (429). */
export function isWorthAnotherTry(status: number): boolean {
  return WORTH_ANOTHER_TRY.has(status);
}

/**
 * Full jitter: a wait drawn from nothing up to a bound that doubles, so that devices that failed together do not come
 * back together.
 * @param retry 1 for the first one
 */
export function jittered(retry: number, { firstWait, longestWait }: Pick<RetryRules, 'firstWait' | 'longestWait'>, drawn: number): number {
  return drawn * Math.min(longestWait, firstWait * 2 ** (retry - 1));
}

/** What `Retry-After` asks for, in milliseconds from now; undefined when it says nothing that is understood. */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const text = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1_000;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : Math.max(0, time - now);
}
