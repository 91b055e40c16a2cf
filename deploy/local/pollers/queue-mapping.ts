import {
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  type QueueAttributeName,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { QueueTrigger } from '../../topology.ts';
import type { InvocationResult } from '../runner/function.ts';
import { pause, type EventSourceMapping } from './mapping-options.ts';
import { doneOf, receivedOf, type Received } from './queue-batch.ts';

/**
 * Seconds that a receive waits for a message. Lambda waits up to 20; a short one lets a stop wait for it: a receive that is cut
 * off may still take messages, which would be hidden from everybody then.
 */
const LONG_POLL = 1;
const WAITING: readonly QueueAttributeName[] = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
];

export interface QueueMappingOptions {
  readonly client: SQSClient;
  /** Name of the queue, which local servers take for its address. */
  readonly queue: string;
  readonly arn: string;
  readonly rules: Pick<QueueTrigger, 'batchSize' | 'reportBatchItemFailures' | 'maximumConcurrency'> & {
    readonly deadLetterAfter: number;
  };
  readonly invoke: (event: { readonly Records: readonly unknown[] }) => Promise<InvocationResult>;
  /** Takes what went wrong with reading, which is tried again, and what was received for the last time. */
  readonly warn: (message: string) => void;
}

/**
 * An event source mapping of a queue: so many pollers side by side receive batches, have the function called with each, and delete
 * what it is done with. What is left comes again when its visibility ends. The order of a group is kept by the queue, which gives
 * out none of it while one is out.
 */
export class QueueMapping implements EventSourceMapping {
  private readonly stopping = new AbortController();
  private pollers: readonly Promise<void>[] = [];
  private delivering = 0;
  private idle: number | undefined;
  private readonly options: QueueMappingOptions;

  constructor(options: QueueMappingOptions) {
    this.options = options;
  }

  start(): void {
    this.pollers = Array.from({ length: this.options.rules.maximumConcurrency }, () => this.poll());
  }

  idleSince(): number | undefined {
    return this.delivering === 0 ? this.idle : undefined;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.pollers);
  }

  private async poll(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const startedAt = Date.now();
      try {
        const batch = await this.receive();
        if (batch.length > 0) await this.deliver(batch);
        else this.idle = (await this.isEmpty()) ? Math.max(startedAt, this.idle ?? 0) : undefined;
      } catch (error) {
        this.idle = undefined;
        if (signal.aborted) return;
        this.options.warn(`cannot receive from ${this.options.queue}: ${error instanceof Error ? error.message : String(error)}`);
        await pause(500, signal);
      }
    }
  }

  private async receive(): Promise<readonly Received[]> {
    const { client, queue, arn, rules } = this.options;
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: queue,
        MaxNumberOfMessages: rules.batchSize,
        WaitTimeSeconds: LONG_POLL,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      }),
    );
    if (Messages.length > 0) this.idle = undefined;
    return Messages.map((message) => receivedOf(message, arn));
  }

  private async deliver(batch: readonly Received[]): Promise<void> {
    this.delivering += 1;
    try {
      const result = await this.options.invoke({ Records: batch.map(({ record }) => record) });
      const done = doneOf(result, batch, this.options.rules.reportBatchItemFailures);
      await this.delete(done);
      // What only failed because everything ends has its tries still.
      if (!this.stopping.signal.aborted) this.tellOfLast(batch.filter((message) => !done.includes(message)));
    } finally {
      this.delivering -= 1;
      this.idle = undefined;
    }
  }

  private async delete(done: readonly Received[]): Promise<void> {
    if (done.length === 0) return;
    const Entries = done.map(({ receipt }, index) => ({ Id: String(index), ReceiptHandle: receipt }));
    await this.options.client.send(new DeleteMessageBatchCommand({ QueueUrl: this.options.queue, Entries }));
  }

  private tellOfLast(left: readonly Received[]): void {
    const last = left.filter(({ receives }) => receives >= this.options.rules.deadLetterAfter).length;
    if (last > 0) this.options.warn(`${last} messages of ${this.options.queue} failed for the last time and are set aside`);
  }

  /** An empty receive does not say so: messages that failed are hidden for a while. */
  private async isEmpty(): Promise<boolean> {
    const { client, queue } = this.options;
    const { Attributes = {} } = await client.send(new GetQueueAttributesCommand({ QueueUrl: queue, AttributeNames: [...WAITING] }));
    return WAITING.every((name) => Number(Attributes[name] ?? '0') === 0);
  }
}
