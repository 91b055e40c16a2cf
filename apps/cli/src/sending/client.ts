import { setTimeout as wait } from 'node:timers/promises';
import { nothingAnswers, problemOf } from '../connection/api.ts';
import { CommandError } from '../terminal/errors.ts';
import type { OutgoingActivity, SendOutcome } from './outgoing.ts';

export interface ActivityClientOptions {
  readonly url: string;
  readonly writeKey: string;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Tries of a request before it is given up. Default: without end, as a feed wants it. */
  readonly attempts?: number;
  /** The sender's time, by which the server corrects `occurredAt`. Absent: nothing is corrected. */
  readonly now?: () => number;
  /** Ends waiting and sending. */
  readonly signal?: AbortSignal;
  /** Milliseconds of the first wait where the server names none; doubles up to 30 s. Default 500. */
  readonly backoff?: number;
  /** Called before a request is repeated, with why and the seconds until then. */
  readonly onRetry?: (reason: string, seconds: number) => void;
}

const LONGEST_BACKOFF = 30_000;
const REQUEST_PATIENCE = 30_000;

/** Sends activities through the public API, and again when it asks for that: ids de-duplicate. */
export class ActivityClient {
  constructor(private readonly options: ActivityClientOptions) {}

  /**
   * Sends one request of at most 500 KB; a request that is too large all the same is sent in halves.
   * @throws CommandError when the key is not known, the request is refused as a whole, or `attempts` are used up
   * @throws DOMException AbortError when the signal ends it
   */
  async send(activities: readonly OutgoingActivity[]): Promise<SendOutcome> {
    for (let attempt = 1; ; attempt += 1) {
      const response = await this.post(activities).catch((error: unknown) => this.unreachable(error));
      if (response instanceof Response) {
        if (response.ok) return { ...((await response.json()) as Omit<SendOutcome, 'retried'>), retried: attempt - 1 };
        if (response.status === 413) return this.inHalves(activities);
        if (!isTransient(response.status)) throw await this.refusal(response);
      }
      await this.beforeNext(attempt, response);
    }
  }

  private post(activities: readonly OutgoingActivity[]): Promise<Response> {
    const patience = AbortSignal.timeout(REQUEST_PATIENCE);
    const { now } = this.options;
    const sentAt = now === undefined ? {} : { sentAt: new Date(now()).toISOString() };
    return fetch(`${this.options.url}/v1/activities`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.options.writeKey}`, ...this.options.headers },
      body: JSON.stringify({ activities: activities.map(withIsoTime), ...sentAt }),
      signal: this.options.signal === undefined ? patience : AbortSignal.any([patience, this.options.signal]),
    });
  }

  private unreachable(error: unknown): Error {
    this.options.signal?.throwIfAborted();
    return nothingAnswers(this.options.url, error);
  }

  /** Waits as long as the server asks, or longer each time. */
  private async beforeNext(attempt: number, failure: Response | Error): Promise<void> {
    const isLast = attempt >= (this.options.attempts ?? Infinity);
    if (isLast) throw failure instanceof Error ? failure : await this.refusal(failure);
    const milliseconds = (failure instanceof Response ? retryAfter(failure) : undefined) ?? this.backoff(attempt);
    const reason = failure instanceof Response ? `${failure.status} ${await problemOf(failure)}` : failure.message;
    this.options.onRetry?.(reason, milliseconds / 1_000);
    await wait(milliseconds, undefined, { signal: this.options.signal });
  }

  private backoff(attempt: number): number {
    const longest = Math.min((this.options.backoff ?? 500) * 2 ** (attempt - 1), LONGEST_BACKOFF);
    return longest * (0.5 + Math.random() / 2);
  }

  private async inHalves(activities: readonly OutgoingActivity[]): Promise<SendOutcome> {
    if (activities.length < 2) return tooLarge();
    const middle = Math.ceil(activities.length / 2);
    const first = await this.send(activities.slice(0, middle));
    const second = await this.send(activities.slice(middle));
    const moved = second.results.map((result) => ({ ...result, index: result.index + middle }));
    return {
      accepted: first.accepted + second.accepted,
      refused: first.refused + second.refused,
      results: [...first.results, ...moved],
      retried: first.retried + second.retried,
    };
  }

  private async refusal(response: Response): Promise<CommandError> {
    if (response.status === 401) {
      return new CommandError(`${this.options.url} does not know this write key. Name one of its keys with --write-key`);
    }
    return new CommandError(`${this.options.url} refused the request: ${response.status} ${await problemOf(response)}`);
  }
}

function tooLarge(): SendOutcome {
  return { accepted: 0, refused: 1, results: [{ index: 0, status: 'refused', reason: 'too-large' }], retried: 0 };
}

function isTransient(status: number): boolean {
  return status === 429 || status === 408 || status >= 500;
}

/** Retry-After in milliseconds: seconds or a date (RFC 9110, 10.2.3). */
function retryAfter(response: Response): number | undefined {
  const text = response.headers.get('retry-after');
  if (text === null) return undefined;
  const milliseconds = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - Date.now();
  return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
}

function withIsoTime(activity: OutgoingActivity): object {
  if (activity.occurredAt === undefined) return activity;
  return { ...activity, occurredAt: new Date(activity.occurredAt).toISOString() };
}
