import { type KinesisClient, ListShardsCommand, type Shard } from '@aws-sdk/client-kinesis';
import { MINUTE, UnavailableError, type Clock } from '@groundswell/kernel';

/** An open shard, and where its hash keys begin. */
export interface OpenShard {
  readonly id: string;
  /** A hash key within its range: 0 to 2^128 - 1, in decimal, as Kinesis writes it. */
  readonly hashKey: string;
  /** Points (32-bit hashes) from this one on are its; the shards' points are in ascending order. */
  readonly from: number;
}

/** Kinesis knows 2^128 hash keys, we 2^32 points. */
export const HASH_KEYS_A_POINT = 2n ** 96n;
/** Of FNV-1a. */
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;
const BEYOND_ASCII = 0x80;
/** How long the list of shards is taken as true. */
const FRESH = MINUTE;

/**
 * The open shards of a stream, remembered for a minute. Kinesis puts a record where its hash key belongs,
 * whichever shard was meant; what is thereby put beside its shard, whoever counts it moves (`ShardPlacement`).
 */
export class KinesisShardMap {
  private shards: readonly OpenShard[] = [];
  private readAt = -Infinity;
  private reading: Promise<readonly OpenShard[]> | undefined;

  constructor(
    private readonly client: KinesisClient,
    private readonly stream: string,
    private readonly clock: Clock,
  ) {}

  /**
   * The open shards by the range of their hash keys.
   * @throws UnavailableError when they were never known and Kinesis does not tell
   */
  async open(): Promise<readonly OpenShard[]> {
    if (this.shards.length === 0) return this.read();
    // What is known serves while the new list is fetched: nobody waits for it.
    if (Math.abs(this.clock.now() - this.readAt) >= FRESH) this.read().catch(() => undefined);
    return this.shards;
  }

  /** Asks anew at the next use: a record went where it was not meant to go. */
  distrust(): void {
    this.readAt = -Infinity;
  }

  private read(): Promise<readonly OpenShard[]> {
    this.reading ??= this.fetch().finally(() => (this.reading = undefined));
    return this.reading;
  }

  private async fetch(): Promise<readonly OpenShard[]> {
    try {
      this.shards = openShards(await this.list());
      this.readAt = this.clock.now();
      return this.shards;
    } catch (error) {
      throw new UnavailableError('The stream of activities does not answer.', 5, { cause: error });
    }
  }

  private async list(): Promise<Shard[]> {
    const shards: Shard[] = [];
    let next: string | undefined;
    do {
      const page: { Shards?: Shard[] | undefined; NextToken?: string | undefined } = await this.client.send(
        new ListShardsCommand(next === undefined ? { StreamName: this.stream, ShardFilter: { Type: 'AT_LATEST' } } : { NextToken: next }),
      );
      shards.push(...(page.Shards ?? []));
      next = page.NextToken;
    } while (next !== undefined);
    return shards;
  }
}

/** Shards without an end, in the order of their ranges. A server that knows no filter lists closed ones, too. */
export function openShards(shards: readonly Shard[]): readonly OpenShard[] {
  const open = shards
    .filter((shard) => shard.SequenceNumberRange?.EndingSequenceNumber === undefined)
    .map((shard) => {
      const start = BigInt(shard.HashKeyRange?.StartingHashKey ?? '0');
      return { id: shard.ShardId ?? '', hashKey: String(start), from: Number((start + HASH_KEYS_A_POINT - 1n) / HASH_KEYS_A_POINT) };
    })
    .sort((one, other) => one.from - other.from);
  if (open.length === 0) throw new Error('the stream has no open shard');
  return open;
}

/** The position in `shards` (ascending) of the one that `point` belongs to. */
export function shardOf(shards: readonly OpenShard[], point: number): number {
  let low = 0;
  let high = shards.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((shards[middle]?.from ?? 0) <= point) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * Where an actor lies among the hash keys, 0 to 2^32 - 1: FNV-1a with the finaliser of MurmurHash3. It
 * depends on nothing but the actor, so that what is sent again goes to the shard (or to a child of the
 * shard) that knows it already.
 */
export function pointOf(actor: string): number {
  let hash = OFFSET;
  for (let index = 0; index < actor.length; index++) hash = Math.imul(hash ^ actor.charCodeAt(index), PRIME);
  return finished(hash);
}

/** The same of an actor's bytes, which lie from `start` to before `end`; undefined where they go beyond ASCII. */
export function pointOfBytes(bytes: Uint8Array, start: number, end: number): number | undefined {
  let hash = OFFSET;
  let all = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    all |= byte;
    hash = Math.imul(hash ^ byte, PRIME);
  }
  return all < BEYOND_ASCII ? finished(hash) : undefined;
}

function finished(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
