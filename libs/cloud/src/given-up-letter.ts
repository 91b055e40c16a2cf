import type { DeadLetter } from '@groundswell/trend';

interface GivenUp {
  readonly requestContext?: { readonly condition?: string; readonly functionArn?: string };
  readonly timestamp?: string;
  readonly KinesisBatchInfo?: { readonly shardId?: string; readonly endSequenceNumber?: string };
  readonly DDBStreamBatchInfo?: { readonly shardId?: string; readonly endSequenceNumber?: string; readonly streamArn?: string };
  readonly payload?: string;
}

interface Payload {
  readonly Records?: readonly { readonly kinesis?: { readonly data?: string } }[];
}

/**
 * The function `land` by its ARN (`arn:aws:lambda:REGION:ACCOUNT:function:NAME[:ALIAS]`): `groundswell-local-land`, or
 * `STACK-landFunction` with what CloudFormation appends.
 */
function isOfLand({ requestContext }: GivenUp): boolean {
  const name = requestContext?.functionArn?.split(':')[6] ?? '';
  return name === 'groundswell-local-land' || name.includes('-landFunction');
}

/**
 * A batch that Lambda gave up, as it keeps it in a bucket, as a letter: for a batch of the stream of
 * activities the lines of all its records. Of a batch of a table's stream that did not land its records, one a line; any other
 * holds nothing that would have to be brought back: the next refresh reads whatever is new.
 */
export function givenUpLetter(key: string, object: GivenUp): DeadLetter {
  if (isOfLand(object) && isOfTable(object)) return changesLetter(key, object);
  const records = (JSON.parse(object.payload ?? '{}') as Payload).Records ?? [];
  const texts = records.flatMap(({ kinesis }) => (kinesis?.data === undefined ? [] : [Buffer.from(kinesis.data, 'base64').toString()]));
  const lines = texts.map((text) => (text.endsWith('\n') ? text.slice(0, -1) : text));
  return {
    id: key,
    origin: object.KinesisBatchInfo === undefined ? 'lambda' : isOfLand(object) ? 'land' : 'count',
    reason: `given up: ${object.requestContext?.condition ?? 'the batch failed'}`,
    stream: object.KinesisBatchInfo === undefined ? 'trends' : 'activities',
    shard: object.KinesisBatchInfo?.shardId ?? '',
    sequenceNumber: object.KinesisBatchInfo?.endSequenceNumber ?? '',
    data: Buffer.from(lines.join('\n')),
    at: Date.parse(object.timestamp ?? '') || 0,
  };
}

/** From `arn:aws:dynamodb:REGION:ACCOUNT:table/NAME/stream/TIME`: its stream is called what the table is called here. */
function changesLetter(key: string, { requestContext, DDBStreamBatchInfo, payload, timestamp }: GivenUp): DeadLetter {
  const records = (JSON.parse(payload ?? '{}') as { readonly Records?: readonly unknown[] }).Records ?? [];
  return {
    id: key,
    origin: 'land',
    reason: `given up: ${requestContext?.condition ?? 'the batch failed'}`,
    stream: DDBStreamBatchInfo?.streamArn?.split('/')[1] ?? '',
    shard: DDBStreamBatchInfo?.shardId ?? '',
    sequenceNumber: DDBStreamBatchInfo?.endSequenceNumber ?? '',
    data: Buffer.from(records.map((record) => JSON.stringify(record)).join('\n')),
    at: Date.parse(timestamp ?? '') || 0,
  };
}

/** Whether it is a batch of changes of a table, which hold whole items. */
export function isOfTable(object: GivenUp): boolean {
  return object.KinesisBatchInfo === undefined;
}

/**
 * A batch of the stream of activities without the lines that `left` leaves out.
 * @returns undefined where all stay, `nothing` where none does
 */
export function givenUpWithout(object: GivenUp, left: (data: Uint8Array) => Uint8Array | undefined): GivenUp | 'nothing' | undefined {
  const payload = JSON.parse(object.payload ?? '{}') as Payload;
  let changed = false;
  const Records = (payload.Records ?? []).flatMap((record) => {
    const data = record.kinesis?.data === undefined ? undefined : left(Buffer.from(record.kinesis.data, 'base64'));
    changed ||= data !== undefined;
    if (data === undefined) return [record];
    return data.length === 0 ? [] : [{ ...record, kinesis: { ...record.kinesis, data: Buffer.from(data).toString('base64') } }];
  });
  if (!changed) return undefined;
  return Records.length === 0 ? 'nothing' : { ...object, payload: JSON.stringify({ ...payload, Records }) };
}
