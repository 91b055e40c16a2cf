import type { StreamLine } from '@groundswell/activity';
import { type OpenShard, pointOf, shardOf } from './kinesis-shard-map.ts';

/** One record to be: lines of one shard. */
export interface Pack {
  readonly shard: OpenShard;
  readonly data: Uint8Array;
}

/** Bytes of a record at most, well under Kinesis' 1 MiB, of which the partition key takes a part. */
export const MAX_PACK_BYTES = 900_000;
/** What one PutRecords call may hold: 500 records and 5 MB, encoded ones included. */
const MAX_CALL_RECORDS = 500;
const MAX_CALL_BYTES = 4_500_000;

/**
 * Packs lines into records, one a shard where they fit, and the records into rounds: a round has at most
 * one record a shard, and begins when the one before it is durable, so that an actor's lines keep their
 * order whatever has to be put again.
 */
export function packRounds(lines: readonly StreamLine[], shards: readonly OpenShard[]): readonly (readonly Pack[])[] {
  const rounds: Pack[][] = [];
  for (const [shard, texts] of linesByShard(lines, shards)) {
    for (const [round, data] of recordsOf(texts).entries()) (rounds[round] ??= []).push({ shard, data });
  }
  return rounds.flatMap(splitIntoCalls);
}

function linesByShard(lines: readonly StreamLine[], shards: readonly OpenShard[]): Map<OpenShard, string[]> {
  const byShard = new Map<OpenShard, string[]>();
  for (const { actor, line } of lines) {
    const shard = shards[shards.length === 1 ? 0 : shardOf(shards, pointOf(actor))];
    if (shard === undefined) continue;
    const texts = byShard.get(shard);
    if (texts === undefined) byShard.set(shard, [line]);
    else texts.push(line);
  }
  return byShard;
}

function recordsOf(texts: readonly string[]): Uint8Array[] {
  const whole = Buffer.from(texts.join('\n'));
  return whole.length <= MAX_PACK_BYTES ? [whole] : splitIntoRecords(texts);
}

function splitIntoRecords(texts: readonly string[]): Uint8Array[] {
  const records: Uint8Array[] = [];
  let pending: string[] = [];
  let size = 0;
  for (const text of texts) {
    const bytes = Buffer.byteLength(text) + 1;
    if (size + bytes > MAX_PACK_BYTES && pending.length > 0) {
      records.push(Buffer.from(pending.join('\n')));
      pending = [];
      size = 0;
    }
    pending.push(text);
    size += bytes;
  }
  records.push(Buffer.from(pending.join('\n')));
  return records;
}

function splitIntoCalls(round: readonly Pack[]): Pack[][] {
  const calls: Pack[][] = [];
  let call: Pack[] = [];
  let size = 0;
  for (const pack of round) {
    if (call.length === MAX_CALL_RECORDS || (size + pack.data.length > MAX_CALL_BYTES && call.length > 0)) {
      calls.push(call);
      call = [];
      size = 0;
    }
    call.push(pack);
    size += pack.data.length;
  }
  calls.push(call);
  return calls;
}
