import type { Message } from '@aws-sdk/client-sqs';
import type { InvocationResult } from '../runner/function.ts';

/** A message as SQS gives it out, with all that is needed to deliver and delete it. */
export interface Received {
  readonly id: string;
  /** Its last receipt: what it is deleted by. */
  readonly receipt: string;
  /** How often it was received, this time included. */
  readonly receives: number;
  /** The record as Lambda gives it to the function. */
  readonly record: Readonly<Record<string, unknown>>;
}

/** @param arn of the queue */
export function receivedOf(message: Message, arn: string): Received {
  const { MessageId = '', ReceiptHandle = '', Body = '', MD5OfBody = '', Attributes = {}, MessageAttributes = {} } = message;
  const messageAttributes = Object.fromEntries(
    Object.entries(MessageAttributes).map(([name, { StringValue, BinaryValue, DataType }]) => [
      name,
      {
        ...(StringValue === undefined ? {} : { stringValue: StringValue }),
        ...(BinaryValue === undefined ? {} : { binaryValue: Buffer.from(BinaryValue).toString('base64') }),
        stringListValues: [],
        binaryListValues: [],
        dataType: DataType,
      },
    ]),
  );
  return {
    id: MessageId,
    receipt: ReceiptHandle,
    receives: Number(Attributes.ApproximateReceiveCount ?? '1'),
    record: {
      messageId: MessageId,
      receiptHandle: ReceiptHandle,
      body: Body,
      attributes: Attributes,
      messageAttributes,
      md5OfBody: MD5OfBody,
      eventSource: 'aws:sqs',
      eventSourceARN: arn,
      awsRegion: arn.split(':')[3] ?? '',
    },
  };
}

/**
 * The messages of a batch that the function is done with, by Lambda's rules: all where it returned, but for those that it
 * says failed; none where it threw, or where its answer is malformed or names a message that was not in the batch.
 */
export function doneOf(result: InvocationResult, batch: readonly Received[], reportBatchItemFailures: boolean): readonly Received[] {
  if (!result.ok) return [];
  const { payload } = result;
  if (!reportBatchItemFailures || payload === null || payload === undefined || payload === '') return batch;
  if (typeof payload !== 'object') return [];
  const failures = (payload as { readonly batchItemFailures?: unknown }).batchItemFailures ?? [];
  if (!Array.isArray(failures)) return [];
  const failed = new Set(failures.map((failure: unknown) => (failure as { readonly itemIdentifier?: unknown } | null)?.itemIdentifier));
  const known = new Set<unknown>(batch.map(({ id }) => id));
  return [...failed].every((id) => known.has(id)) ? batch.filter(({ id }) => !failed.has(id)) : [];
}
