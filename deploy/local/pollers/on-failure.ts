import { createHash } from 'node:crypto';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { GivenUp } from './delivery.ts';

export interface FailureAddress {
  readonly bucket: string;
  /** Id of the event source mapping. */
  readonly mapping: string;
  readonly functionArn: string;
  readonly streamArn: string;
  readonly batchInfo: string;
  readonly shard: string;
}

/**
 * Keeps a batch that was given up, whole, as Lambda's S3 destination does: one object a batch,
 * `aws/lambda/MAPPING/SHARD/YYYY/MM/DD/YYYY-MM-DDTHH.MM.SS-UUID`, with the payload in it.
 */
export async function keepFailure(s3: S3Client, address: FailureAddress, batch: GivenUp): Promise<void> {
  const first = batch.records[0];
  const last = batch.records.at(-1);
  if (first === undefined || last === undefined) return;
  const now = new Date();
  const body = {
    requestContext: {
      requestId: batch.requestId,
      functionArn: address.functionArn,
      condition: batch.condition,
      approximateInvokeCount: batch.invokeCount,
    },
    responseContext: {
      statusCode: 200,
      executedVersion: '$LATEST',
      functionError: batch.error === undefined ? null : 'Unhandled',
      ...(batch.error === undefined ? {} : { error: batch.error }),
    },
    version: '1.0',
    timestamp: now.toISOString(),
    [address.batchInfo]: {
      shardId: address.shard,
      startSequenceNumber: first.sequence,
      endSequenceNumber: last.sequence,
      approximateArrivalOfFirstRecord: new Date(first.arrivedAt).toISOString(),
      approximateArrivalOfLastRecord: new Date(last.arrivedAt).toISOString(),
      batchSize: batch.records.length,
      streamArn: address.streamArn,
    },
    payload: JSON.stringify({ Records: batch.records.map(({ event }) => event) }),
  };
  const day = now.toISOString().slice(0, 10).replaceAll('-', '/');
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '.');
  const Key = `aws/lambda/${address.mapping}/${address.shard}/${day}/${stamp}-${batch.requestId}`;
  await s3.send(new PutObjectCommand({ Bucket: address.bucket, Key, Body: JSON.stringify(body), ContentType: 'application/json' }));
}

/** An id in the shape of Lambda's that is the same at every start. */
export function mappingId(functionName: string, source: string): string {
  const hex = createHash('sha256').update(`${functionName} ${source}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
