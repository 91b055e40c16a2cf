import { ApiError } from '../answer.ts';
import { platformOf, type Platform } from '../platform/platform.ts';
import { jittered } from '../sending/retry-rules.ts';
import { SignedOutError } from './api-transport.ts';
import type { KeptItems } from './kept-items.ts';

export interface SyncScheduleOptions {
  /** Milliseconds between looks at what other devices changed. Default: a minute. */
  readonly every?: number;
  /** Milliseconds after the first failure, at most; twice as many after each further one. Default: two seconds. */
  readonly firstWait?: number;
  /** Default: five minutes. */
  readonly longestWait?: number;
  readonly platform?: Partial<Platform>;
  /** Told of each failure; the next try comes by itself. */
  readonly onFailure?: (error: unknown) => void;
}

/** What a device knows of its network. Hints: they make it try sooner or not at all, and nothing depends on their truth. */
export type NetworkHint = 'online' | 'offline';

/**
 * Syncs by itself: at once when something was changed here, now and then for what others changed, and later and later while
 * it fails. Ends when the person is signed out.
 */
export class SyncSchedule {
  private readonly platform: Platform;
  private running: AbortController | undefined;
  private rest: AbortController | undefined;
  private failures = 0;
  private isOffline = false;

  constructor(
    private readonly kept: Pick<KeptItems, 'sync' | 'on' | 'waiting'>,
    private readonly options: SyncScheduleOptions = {},
  ) {
    this.platform = platformOf(options.platform);
  }

  /** Begins, with a sync at once. Does nothing when it runs. */
  start(): void {
    if (this.running !== undefined) return;
    const running = new AbortController();
    this.running = running;
    const forget = this.kept.on(() => {
      if (this.failures === 0 && this.kept.waiting.length > 0) this.rest?.abort();
    });
    void this.run(running.signal).finally(() => {
      forget();
      if (this.running === running) this.running = undefined;
    });
  }

  stop(): void {
    this.running?.abort();
    this.running = undefined;
    this.rest?.abort();
  }

  /** For the events of a browser, or NetInfo of React Native; `online` also when the app comes to the front. */
  hint(hint: NetworkHint): void {
    this.isOffline = hint === 'offline';
    this.failures = 0;
    this.rest?.abort();
  }

  private async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const wait = this.isOffline ? this.longest : await this.syncOnce();
      if (wait === undefined || signal.aborted) return;
      this.rest = new AbortController();
      // Something may have been changed between the sync and the rest.
      if (this.failures > 0 || this.isOffline || this.kept.waiting.length === 0) {
        await this.platform.wait(wait, this.rest.signal).catch(() => undefined);
      }
    }
  }

  /** @returns milliseconds until the next; undefined: there is none */
  private async syncOnce(): Promise<number | undefined> {
    try {
      await this.kept.sync();
      this.failures = 0;
      return this.options.every ?? 60_000;
    } catch (error) {
      this.options.onFailure?.(error);
      if (error instanceof SignedOutError) return undefined;
      this.failures += 1;
      const asked = error instanceof ApiError ? (error.retryAfter ?? 0) * 1_000 : 0;
      const rules = { firstWait: this.options.firstWait ?? 2_000, longestWait: this.longest };
      return asked + jittered(this.failures, rules, this.platform.random());
    }
  }

  private get longest(): number {
    return this.options.longestWait ?? 300_000;
  }
}
