import { AlertMatcher, Deliverer, Digests, MalformedMessageError } from '@groundswell/feed';
import { Injectable } from '@nestjs/common';
import { Log, Metrics } from '@groundswell/telemetry';
import { MalformedBytesError, TrendReads } from '@groundswell/trend';
import { type BatchAnswer, changeIn, type QueuedRecord, takeInOrder } from './queued-lists.ts';

/** What of a Lambda's context is used. */
interface TimeLeft {
  getRemainingTimeInMillis(): number;
}

/** A batch of the queue `lists`; without records what the schedule sends. */
export interface NotifyEvent {
  readonly Records?: readonly QueuedRecord[];
}

/** Time that what is being sent may take at the end of a run. Milliseconds. */
const TIME_TO_SEND = 20_000;

/**
 * Told by the queue `lists` of lists that changed, and woken every minute. What people are to be told is in the outbox before a
 * message is done with; what can't be sent then is sent when it is woken.
 */
@Injectable()
export class NotifyHandler {
  constructor(
    private readonly matcher: AlertMatcher,
    private readonly digests: Digests,
    private readonly deliverer: Deliverer,
    private readonly reads: TrendReads,
    private readonly log: Log,
    private readonly metrics: Metrics,
  ) {}

  /** @returns of a batch, the messages that are to come again: what of them people are to be told is not all in the outbox */
  async handle({ Records }: NotifyEvent, context: TimeLeft): Promise<BatchAnswer | undefined> {
    const hasTime = (): boolean => context.getRemainingTimeInMillis() > TIME_TO_SEND;
    if (Records !== undefined) return this.takeBatch(Records, hasTime);
    await this.digests.run(hasTime);
    await this.deliver(hasTime);
    return undefined;
  }

  private async takeBatch(records: readonly QueuedRecord[], hasTime: () => boolean): Promise<BatchAnswer> {
    let found = 0;
    const take = async (record: QueuedRecord): Promise<void> => void (found += await this.takeMessage(record));
    const answer = await takeInOrder(records, take, (error) => this.log.error('a message has to come again', error));
    if (found > 0) await this.deliver(hasTime);
    return answer;
  }

  /**
   * One that can't be read is left out: the ranker writes its list anew.
   * @returns deliveries that fit
   */
  private async takeMessage(record: QueuedRecord): Promise<number> {
    try {
      const change = await changeIn(record, (scope) => this.reads.list(scope));
      return change === undefined ? 0 : await this.matcher.match([change]);
    } catch (error) {
      if (!(error instanceof MalformedMessageError || error instanceof MalformedBytesError)) throw error;
      this.log.error('a list could not be read', error);
      this.metrics.emit({ ListsUnreadable: 1 });
      return 0;
    }
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
