import { setTimeout as wait } from 'node:timers/promises';
import { UnavailableError } from '@groundswell/kernel';
import { retryDelay } from '../aws-clients.ts';
import { type Credentials, RequestSigner } from '../request-signer.ts';

/** What one request may carry: of messages, and of bytes by the older of SQS's limits. */
const MOST_MESSAGES = 10;
const MOST_BYTES = 256 * 1_024;
const TIMEOUT = 3_000;
const TRIES = 5;
/** Seconds after which somebody may try again. */
const RETRY_AFTER = 5;

export interface QueueMessage {
  /** ASCII of 256 KB at most. */
  readonly body: string;
  /** Messages of one group come in their order. ASCII without spaces, 128 characters at most. */
  readonly group: string;
  /** Messages of the same one within five minutes come once. As long as a group at most. */
  readonly deduplication: string;
}

export interface SqsQueueOptions {
  /** Where the queue is. */
  readonly url: string;
  readonly region: string;
  readonly credentials: () => Credentials;
}

interface BatchAnswer {
  readonly Successful?: readonly { readonly Id: string }[];
}

/**
 * A FIFO queue of Amazon SQS, or of what speaks its protocol, to send to. Asked without its SDK, which would be a package for one
 * request. What was not taken is sent again, with whatever comes after it in the batch, so that groups keep their order.
 */
export class SqsQueue {
  private readonly signer: RequestSigner;
  private readonly endpoint: URL;

  constructor(private readonly options: SqsQueueOptions) {
    this.signer = new RequestSigner('sqs', options.region);
    this.endpoint = new URL('/', options.url);
  }

  /**
   * Durable when it resolves.
   * @throws UnavailableError where not all were taken; those that were stay sent
   */
  async send(messages: readonly QueueMessage[]): Promise<void> {
    for (const batch of batchesOf(messages)) await this.sendAll(batch);
  }

  private async sendAll(batch: readonly QueueMessage[]): Promise<void> {
    let left = batch;
    for (let attempt = 1; ; attempt += 1) {
      try {
        left = await this.sendOnce(left);
        if (left.length === 0) return;
        if (attempt === TRIES) throw new Error(`${left.length} messages were not taken`);
      } catch (error) {
        if (attempt === TRIES) throw new UnavailableError('Messages can not be sent just now', RETRY_AFTER, { cause: error });
      }
      await wait(retryDelay(attempt));
    }
  }

  /** @returns the messages from the first one that was not taken: those behind it that were taken are known by their ids */
  private async sendOnce(batch: readonly QueueMessage[]): Promise<readonly QueueMessage[]> {
    const Entries = batch.map(({ body, group, deduplication }, index) => ({
      Id: String(index),
      MessageBody: body,
      MessageGroupId: group,
      MessageDeduplicationId: deduplication,
    }));
    const answer = await this.post(JSON.stringify({ QueueUrl: this.options.url, Entries }));
    const taken = new Set(answer.Successful?.map(({ Id }) => Id));
    const first = batch.findIndex((_, index) => !taken.has(String(index)));
    return first === -1 ? [] : batch.slice(first);
  }

  private async post(body: string): Promise<BatchAnswer> {
    const { host, ...headers } = this.signer.sign(
      { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AmazonSQS.SendMessageBatch', host: this.endpoint.host },
      body,
      this.options.credentials(),
      new Date(),
    );
    const signal = AbortSignal.timeout(TIMEOUT);
    const response = await fetch(this.endpoint, { method: 'POST', headers, body, redirect: 'error', signal });
    if (response.ok) return (await response.json()) as BatchAnswer;
    await response.body?.cancel();
    throw new Error(`SQS at ${host} answered ${response.status}`);
  }
}

/** In their order, each as much as a request may carry. */
function batchesOf(messages: readonly QueueMessage[]): readonly (readonly QueueMessage[])[] {
  const batches: QueueMessage[][] = [];
  let bytes = 0;
  for (const message of messages) {
    const last = batches.at(-1);
    bytes += message.body.length;
    if (last === undefined || last.length === MOST_MESSAGES || bytes > MOST_BYTES) {
      batches.push([message]);
      bytes = message.body.length;
    } else last.push(message);
  }
  return batches;
}
