import { setTimeout as wait } from 'node:timers/promises';
import type { OutgoingActivity } from '../sending/outgoing.ts';
import type { LiveAdapter, LiveMessage, Subscription } from './adapter.ts';
import { ConnectionRefused, serverSentEvents } from './sse.ts';
import { webSocketMessages } from './web-socket.ts';

export interface FollowOptions {
  readonly adapter: LiveAdapter;
  readonly endpoint: string;
  /** Access token, where the server wants one. */
  readonly token?: string;
  readonly signal: AbortSignal;
  /** Takes an activity; the stream is held back until it is done. */
  readonly take: (activity: OutgoingActivity) => Promise<void>;
  /** Told of every message that is not what the protocol says. */
  readonly onMalformed?: () => void;
  /** Told before each new attempt, with why and the seconds until then. */
  readonly onReconnect?: (reason: string, seconds: number) => void;
  /** Milliseconds of the first wait; doubles up to `longestWait`. Default 1 s and 60 s. */
  readonly firstWait?: number;
  readonly longestWait?: number;
  /** Milliseconds without a message after which a connection counts as dead. Default 60 s. */
  readonly silence?: number;
}

/** Answers that another attempt does not change. */
const HOPELESS = new Set([400, 401, 403, 404, 410]);

/**
 * Listens to a public stream until the signal ends it; connects again after every cut, where it was.
 * @throws ConnectionRefused when the server refuses for good
 */
export async function follow(options: FollowOptions): Promise<void> {
  const { adapter, signal } = options;
  let resume: string | undefined;
  let failures = 0;
  while (!signal.aborted) {
    const reason = await listen(options, adapter.open(options.endpoint, resume, options.token), (message) => {
      failures = 0;
      const { activity, malformed, resume: from } = adapter.read(message);
      resume = from ?? resume;
      if (malformed) options.onMalformed?.();
      return activity === undefined ? undefined : options.take(activity);
    });
    if (signal.aborted) return;
    const milliseconds = backoff(failures, options);
    failures += 1;
    options.onReconnect?.(reason, milliseconds / 1_000);
    await wait(milliseconds, undefined, { signal }).catch(() => undefined);
  }
}

/** Reads one connection to its end. @returns why it ended */
async function listen(
  { signal, silence = 60_000 }: FollowOptions,
  subscription: Subscription,
  handle: (message: LiveMessage) => Promise<void> | undefined,
): Promise<string> {
  const dead = new AbortController();
  const alarm = setTimeout(() => dead.abort(), silence);
  const either = AbortSignal.any([signal, dead.signal]);
  const messages = subscription.transport === 'sse' ? serverSentEvents(subscription, either) : webSocketMessages(subscription, either);
  let taking = false;
  try {
    for await (const message of messages) {
      alarm.refresh();
      taking = true;
      await handle(message);
      taking = false;
      alarm.refresh();
    }
    return dead.signal.aborted ? 'nothing was heard for a while' : 'the connection ended';
  } catch (error) {
    if (taking || (error instanceof ConnectionRefused && HOPELESS.has(error.status))) throw error;
    return dead.signal.aborted ? 'nothing was heard for a while' : reasonOf(error);
  } finally {
    clearTimeout(alarm);
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'the connection was cut';
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}

function backoff(failures: number, { firstWait = 1_000, longestWait = 60_000 }: FollowOptions): number {
  return Math.min(firstWait * 2 ** failures, longestWait) * (0.5 + Math.random() / 2);
}
