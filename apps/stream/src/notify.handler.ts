import { AlertMatcher, Deliverer, Digests } from '@groundswell/feed';
import { Injectable } from '@nestjs/common';
import { Log, Metrics } from '@groundswell/telemetry';
import { changedLists, type TableBatch } from './changed-lists.ts';

/** What of a Lambda's context is used. */
interface TimeLeft {
  getRemainingTimeInMillis(): number;
}

/** Time that what is being sent may take at the end of a run. Milliseconds. */
const TIME_TO_SEND = 20_000;

/**
 * Told of lists that changed by the stream of the table `trends`, and woken every minute. What people are to be told is in the
 * outbox before a batch is acknowledged; what can't be sent then is sent when it is woken.
 */
@Injectable()
export class NotifyHandler {
  constructor(
    private readonly matcher: AlertMatcher,
    private readonly digests: Digests,
    private readonly deliverer: Deliverer,
    private readonly log: Log,
    private readonly metrics: Metrics,
  ) {}

  /** @throws what a dependency throws that is down before everything is in the outbox, so that the batch is delivered again */
  async handle(event: TableBatch, context: TimeLeft): Promise<void> {
    const hasTime = (): boolean => context.getRemainingTimeInMillis() > TIME_TO_SEND;
    const isBatch = event.Records !== undefined;
    const found = isBatch ? await this.matcher.match(this.changes(event)) : await this.digests.run(hasTime);
    if (!isBatch || found > 0) await this.deliver(hasTime);
  }

  private changes(event: TableBatch): ReturnType<typeof changedLists> {
    return changedLists(event, (error) => {
      this.log.error('a list could not be read', error);
      this.metrics.emit({ ListsUnreadable: 1 });
    });
  }

  private async deliver(hasTime: () => boolean): Promise<void> {
    try {
      const { sent, putOff, dead } = await this.deliverer.run(hasTime);
      if (sent + putOff + dead === 0) return;
      this.metrics.emit({ DeliveriesSent: sent, DeliveriesPutOff: putOff, DeliveriesDead: dead });
      this.log.info('delivered', { sent, putOff, dead });
    } catch (error) {
      // What waits is in the outbox and comes next time: nothing is to be delivered again for it.
      this.log.error('deliveries wait', error);
    }
  }
}
