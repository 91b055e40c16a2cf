import { MINUTE, SECOND } from '@groundswell/kernel';
import type { AttemptLimit, Attempts } from '@groundswell/security';
import type { AuthEvents } from '../auth-events.ts';
import { TooManyAttemptsError } from '../errors.ts';

const QUARTER = (15 * MINUTE) / SECOND;

/** How often what is worth guessing may be tried, by one account or one caller. */
const LIMITS = {
  'sign-in account': { count: 10, seconds: QUARTER },
  'sign-in caller': { count: 100, seconds: QUARTER },
  'password account': { count: 10, seconds: QUARTER },
  'code account': { count: 10, seconds: QUARTER },
  'letter account': { count: 5, seconds: 4 * QUARTER },
  'letter caller': { count: 50, seconds: 4 * QUARTER },
} satisfies Readonly<Record<string, AttemptLimit>>;

export type Tried = keyof typeof LIMITS;

/** Counts tries before what is tried is looked at. */
export class Tries {
  constructor(
    private readonly attempts: Attempts,
    private readonly events: AuthEvents,
  ) {}

  /**
   * @param who digest of an address, id of an account, or the caller's network address
   * @throws TooManyAttemptsError when it was tried too often
   * @throws UnavailableError when tries can't be counted: then nothing is looked at
   */
  async take(what: Tried, who: string): Promise<void> {
    const { allowed, retryAfterSeconds } = await this.attempts.take(`${what} ${who}`, LIMITS[what]);
    if (allowed) return;
    this.events.attemptsExhausted();
    throw new TooManyAttemptsError(retryAfterSeconds);
  }

  /** Forgets the tries of somebody who was right. */
  forget(what: Tried, who: string): Promise<void> {
    return this.attempts.forget(`${what} ${who}`);
  }
}
