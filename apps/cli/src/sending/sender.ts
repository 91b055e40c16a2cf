import type { ActivityClient } from './client.ts';
import type { OutgoingActivity } from './outgoing.ts';
import type { Totals } from './totals.ts';

export interface SenderOptions {
  readonly client: Pick<ActivityClient, 'send'>;
  readonly totals: Totals;
  /** Activities a request. Default 100. */
  readonly batch?: number;
  /** Requests on their way at once. Default 1, which keeps the order. */
  readonly concurrency?: number;
}

/** Bytes of a request at which it is sent; the API takes 500 KB. */
const FULL = 400_000;

/** Gathers activities into requests and keeps a bounded number of them on their way. */
export class Sender {
  private waiting: OutgoingActivity[] = [];
  private waitingBytes = 0;
  private readonly onTheirWay = new Set<Promise<void>>();
  private failure: unknown;

  constructor(private readonly options: SenderOptions) {}

  /**
   * Takes one more; waits while the most requests are on their way.
   * @throws what a request before it failed with
   */
  async add(activity: OutgoingActivity): Promise<void> {
    const bytes = 256 + 4 * (activity.text?.length ?? 0);
    if (this.waitingBytes + bytes > FULL) await this.flush();
    this.waiting.push(activity);
    this.waitingBytes += bytes;
    if (this.waiting.length >= (this.options.batch ?? 100)) await this.flush();
  }

  /** Sends what waits, as soon as a place is free. */
  async flush(): Promise<void> {
    this.throwFailure();
    if (this.waiting.length === 0) return;
    const batch = this.waiting;
    this.waiting = [];
    this.waitingBytes = 0;
    while (this.onTheirWay.size >= (this.options.concurrency ?? 1)) await Promise.race(this.onTheirWay);
    this.throwFailure();
    const request = this.request(batch);
    this.onTheirWay.add(request);
    void request.finally(() => this.onTheirWay.delete(request));
  }

  /** Sends what waits and waits for every answer. */
  async finish(): Promise<void> {
    await this.flush();
    await Promise.all(this.onTheirWay);
    this.throwFailure();
  }

  private async request(batch: readonly OutgoingActivity[]): Promise<void> {
    try {
      this.options.totals.add(await this.options.client.send(batch));
    } catch (error) {
      this.failure ??= error;
    }
  }

  private throwFailure(): void {
    if (this.failure !== undefined) throw this.failure;
  }
}
