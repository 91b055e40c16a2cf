import type { Platform } from '../platform/platform.ts';
import { attempt } from './attempt.ts';
import { RetryBudget } from './retry-budget.ts';
import { isRepeatable, isWorthAnotherTry, jittered, RETRY_RULES, retryAfter, type RetryRules } from './retry-rules.ts';

export type Fetch = (request: Request) => Promise<Response>;

/**
 * A `fetch` that gives up after a time, and tries again what may be repeated: requests whose method says so, and those
 * with an `Idempotency-Key`. It never repeats what was refused (4xx, except 429).
 * @param mayRepeat whether a request may be sent twice without doing its work twice
 */
export function retrying(platform: Platform, changes: Partial<RetryRules> = {}, mayRepeat = isRepeatable): Fetch {
  const rules = { ...RETRY_RULES, ...changes };
  const budget = new RetryBudget(rules.budget);
  return async (request) => {
    budget.earn();
    const tries = mayRepeat(request) ? rules.tries : 1;
    for (let retry = 1; ; retry += 1) {
      const outcome = await outcomeOf(request, rules, platform);
      const wait = retry < tries ? waitBefore(retry, outcome, rules, platform) : undefined;
      if (wait === undefined || request.signal?.aborted || !budget.spend()) return answerOf(outcome);
      await platform.wait(wait, request.signal);
    }
  };
}

type Outcome = { readonly response: Response } | { readonly error: unknown };

async function outcomeOf(request: Request, { timeout }: RetryRules, platform: Platform): Promise<Outcome> {
  try {
    return { response: await attempt(request, timeout, platform) };
  } catch (error) {
    return { error };
  }
}

function answerOf(outcome: Outcome): Response {
  if ('error' in outcome) throw outcome.error;
  return outcome.response;
}

/** Milliseconds to wait before `retry`; undefined when there should be none. */
function waitBefore(retry: number, outcome: Outcome, rules: RetryRules, { now, random }: Platform): number | undefined {
  const drawn = jittered(retry, rules, random());
  if ('error' in outcome) return drawn;
  const { status, headers } = outcome.response;
  if (!isWorthAnotherTry(status)) return undefined;
  const asked = retryAfter(headers, now());
  if (asked === undefined) return drawn;
  // On top of what was asked for: all who were refused together were asked to come back at the same moment.
  return asked > rules.longestRetryAfter ? undefined : asked + drawn;
}
