import type { StreamLine } from '@groundswell/activity';
import { type OpenShard, pointOf, shardOf } from './kinesis-shard-map.ts';

/** One record to be: lines of one shard. */
export interface Pack {
  readonly shard: OpenShard;
  /** Lines with line breaks between them. */
  readonly text: string;
  /** Bytes of `text` in UTF-8. */
  readonly size: number;
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
  for (const [index, texts] of linesByShard(lines, shards).entries()) {
    const shard = shards[index];
    if (texts === undefined || shard === undefined) continue;
    for (const [round, record] of recordsOf(texts).entries()) (rounds[round] ??= []).push({ shard, ...record });
  }
  return rounds.flatMap(splitIntoCalls);
}

/** The lines of each shard, by its position. */
function linesByShard(lines: readonly StreamLine[], shards: readonly OpenShard[]): readonly (readonly string[] | undefined)[] {
  if (lines.length === 0) return [];
  if (shards.length === 1) return [lines.map(({ line }) => line)];
  const byShard: (string[] | undefined)[] = Array.from(shards, () => undefined);
  for (const { actor, line } of lines) {
    const index = shardOf(shards, pointOf(actor));
    const texts = byShard[index];
    if (texts === undefined) byShard[index] = [line];
    else texts.push(line);
  }
  return byShard;
}

function recordsOf(texts: readonly string[]): Pick<Pack, 'text' | 'size'>[] {
  const text = texts.join('\n');
  const size = Buffer.byteLength(text);
  return size <= MAX_PACK_BYTES ? [{ text, size }] : splitIntoRecords(texts);
}

function splitIntoRecords(texts: readonly string[]): Pick<Pack, 'text' | 'size'>[] {
  const records: Pick<Pack, 'text' | 'size'>[] = [];
  let pending: string[] = [];
  let size = -1;
  for (const text of texts) {
    const bytes = Buffer.byteLength(text) + 1;
    if (size + bytes > MAX_PACK_BYTES && pending.length > 0) {
      records.push({ text: pending.join('\n'), size });
      pending = [];
      size = -1;
    }
    pending.push(text);
    size += bytes;
  }
  records.push({ text: pending.join('\n'), size });
  return records;
}

function splitIntoCalls(round: readonly Pack[]): Pack[][] {
  const calls: Pack[][] = [];
  let call: Pack[] = [];
  let size = 0;
  for (const pack of round) {
    if (call.length === MAX_CALL_RECORDS || (size + pack.size > MAX_CALL_BYTES && call.length > 0)) {
      calls.push(call);
      call = [];
      size = 0;
    }
    call.push(pack);
    size += pack.size;
  }
  calls.push(call);
  return calls;
}
