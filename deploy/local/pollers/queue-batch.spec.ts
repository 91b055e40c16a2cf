import { describe, expect, it } from 'vitest';
import type { InvocationResult } from '../runner/function.ts';
import { doneOf, receivedOf } from './queue-batch.ts';

const ARN = 'arn:aws:sqs:us-east-1:000000000000:lists.fifo';
const batch = ['a', 'b', 'c'].map((id) => receivedOf({ MessageId: id, ReceiptHandle: `receipt-${id}` }, ARN));
const answered = (payload: unknown): InvocationResult => ({ ok: true, payload });
const failing = (...ids: unknown[]) => answered({ batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) });
const idsDone = (result: InvocationResult, reports = true) => doneOf(result, batch, reports).map(({ id }) => id);

describe('a batch of a queue', () => {
  it('is done as a whole, but for the messages that the function says failed', () => {
    for (const nothing of [undefined, null, '', {}, { batchItemFailures: null }, { batchItemFailures: [] }]) {
      expect(idsDone(answered(nothing))).toEqual(['a', 'b', 'c']);
    }
    expect(idsDone(failing('b'))).toEqual(['a', 'c']);
    expect(idsDone(failing('a', 'b', 'c'))).toEqual([]);
  });

  it('is not done at all where the function throws, or where what it answers can not be right', () => {
    expect(idsDone({ ok: false, error: { errorType: 'Error', errorMessage: 'no' } })).toEqual([]);
    for (const wrong of [failing('stranger'), failing(''), failing(null), failing('a', 'stranger')]) expect(idsDone(wrong)).toEqual([]);
    for (const wrong of ['text', 7, { batchItemFailures: 'a' }, { batchItemFailures: [null] }, { batchItemFailures: [{}] }]) {
      expect(idsDone(answered(wrong))).toEqual([]);
    }
  });

  it('is done whatever the function answers where nobody reads that', () => {
    expect(idsDone(failing('b'), false)).toEqual(['a', 'b', 'c']);
  });

  it('reaches the function with attributes in the members that Lambda gives them', () => {
    const { record } = receivedOf(
      {
        MessageId: 'id',
        ReceiptHandle: 'receipt',
        Body: 'text',
        MD5OfBody: 'md5',
        Attributes: { ApproximateReceiveCount: '3' },
        MessageAttributes: {
          word: { DataType: 'String', StringValue: 'x' },
          bytes: { DataType: 'Binary', BinaryValue: Uint8Array.of(1, 2) },
        },
      },
      ARN,
    );
    // As in "Lambda event source mapping of Amazon SQS", docs.aws.amazon.com/lambda/latest/dg/with-sqs.html.
    expect(record).toEqual({
      messageId: 'id',
      receiptHandle: 'receipt',
      body: 'text',
      attributes: { ApproximateReceiveCount: '3' },
      messageAttributes: {
        word: { stringValue: 'x', stringListValues: [], binaryListValues: [], dataType: 'String' },
        bytes: { binaryValue: 'AQI=', stringListValues: [], binaryListValues: [], dataType: 'Binary' },
      },
      md5OfBody: 'md5',
      eventSource: 'aws:sqs',
      eventSourceARN: ARN,
      awsRegion: 'us-east-1',
    });
  });
});
