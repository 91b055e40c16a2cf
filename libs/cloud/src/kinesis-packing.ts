import type { StreamLine } from '@groundswell/activity';
import { type OpenShard, pointOf, shardOf } from './kinesis-shard-map.ts';

/** One record to be: lines of one shard. */
export interface Pack {
  readonly shard: OpenShard;
  /** Lines with line breaks between them. */
  readonly text: string;
  /** What `text` takes as UTF-8 at most: counting it would take as long as writing it. */
  readonly maxBytes: number;
}

/** Bytes of a record at most, well under Kinesis' 1 MiB, of which the partition key takes a part. */
export const MAX_PACK_BYTES = 900_000;
/** Bytes of UTF-8 that a UTF-16 code unit becomes at most. */
const MAX_BYTES_A_UNIT = 3;
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
  for (const [index, text] of textsByShard(lines, shards).entries()) {
    const shard = shards[index];
    if (text === undefined || shard === undefined) continue;
    for (const [round, record] of recordsOf(text).entries()) (rounds[round] ??= []).push({ shard, ...record });
  }
  return rounds.flatMap(splitIntoCalls);
}

/** The lines of each shard, by its position. Sums of strings: they are written out once, into the request. */
function textsByShard(lines: readonly StreamLine[], shards: readonly OpenShard[]): readonly (string | undefined)[] {
  const texts: (string | undefined)[] = Array.from(shards, () => undefined);
  for (const { actor, line } of lines) {
    const index = shards.length === 1 ? 0 : shardOf(shards, pointOf(actor));
    const text = texts[index];
    texts[index] = text === undefined ? line : `${text}\n${line}`;
  }
  return texts;
}

function recordsOf(text: string): Pick<Pack, 'text' | 'maxBytes'>[] {
  const maxBytes = text.length * MAX_BYTES_A_UNIT;
  return maxBytes <= MAX_PACK_BYTES || Buffer.byteLength(text) <= MAX_PACK_BYTES
    ? [{ text, maxBytes: Math.min(maxBytes, MAX_PACK_BYTES) }]
    : splitIntoRecords(text.split('\n'));
}

function splitIntoRecords(texts: readonly string[]): Pick<Pack, 'text' | 'maxBytes'>[] {
  const records: Pick<Pack, 'text' | 'maxBytes'>[] = [];
  let pending: string[] = [];
  let size = -1;
  for (const text of texts) {
    const bytes = Buffer.byteLength(text) + 1;
    if (size + bytes > MAX_PACK_BYTES && pending.length > 0) {
      records.push({ text: pending.join('\n'), maxBytes: size });
      pending = [];
      size = -1;
    }
    pending.push(text);
    size += bytes;
  }
  records.push({ text: pending.join('\n'), maxBytes: size });
  return records;
}

function splitIntoCalls(round: readonly Pack[]): Pack[][] {
  const calls: Pack[][] = [];
  let call: Pack[] = [];
  let size = 0;
  for (const pack of round) {
    if (call.length === MAX_CALL_RECORDS || (size + pack.maxBytes > MAX_CALL_BYTES && call.length > 0)) {
      calls.push(call);
      call = [];
      size = 0;
    }
    call.push(pack);
    size += pack.maxBytes;
  }
  calls.push(call);
  return calls;
}
