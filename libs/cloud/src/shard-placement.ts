import { type KinesisClient, ListShardsCommand, type Shard } from '@aws-sdk/client-kinesis';
import type { ActivityStream, StreamLine } from '@groundswell/activity';
import { type Belonging, ShardPlacement } from '@groundswell/trend';
import { HASH_KEYS_A_POINT, pointOf, pointOfBytes } from './kinesis-shard-map.ts';

/** Hash keys of a stream: 0 to 2^128 - 1. */
const LAST_HASH_KEY = 2n ** 128n - 1n;

/** What belongs to a shard by the range of its hash keys, which never changes while the shard lives. */
export class KinesisShardPlacement extends ShardPlacement {
  private readonly known = new Map<string, Belonging | undefined>();

  /** @param activities the same stream, to put activities on */
  constructor(
    private readonly client: KinesisClient,
    private readonly stream: string,
    private readonly activities: ActivityStream,
  ) {
    super();
  }

  async of(shard: string): Promise<Belonging | undefined> {
    if (!this.known.has(shard)) {
      // What is not listed any more is remembered, too: it is asked for once.
      this.known.set(shard, undefined);
      try {
        for (const listed of await this.list()) this.known.set(listed.ShardId ?? '', belongingTo(listed));
      } catch (error) {
        this.known.delete(shard);
        throw error;
      }
    }
    return this.known.get(shard);
  }

  move(lines: readonly StreamLine[]): Promise<void> {
    return this.activities.put(lines);
  }

  private async list(): Promise<readonly Shard[]> {
    const shards: Shard[] = [];
    let token: string | undefined;
    do {
      // A token stands for the stream's name: the two may not be given together.
      const page = await this.client.send(new ListShardsCommand(token === undefined ? { StreamName: this.stream } : { NextToken: token }));
      shards.push(...(page.Shards ?? []));
      token = page.NextToken;
    } while (token !== undefined);
    return shards;
  }
}

/** Undefined for a shard that all hash keys belong to. */
function belongingTo({ HashKeyRange }: Shard): Belonging | undefined {
  const first = BigInt(HashKeyRange?.StartingHashKey ?? 0);
  const last = BigInt(HashKeyRange?.EndingHashKey ?? LAST_HASH_KEY);
  if (first === 0n && last === LAST_HASH_KEY) return undefined;
  const from = Number((first + HASH_KEYS_A_POINT - 1n) / HASH_KEYS_A_POINT);
  const to = Number(last / HASH_KEYS_A_POINT);
  const isWithin = (point: number): boolean => point >= from && point <= to;
  return Object.assign((actor: string) => isWithin(pointOf(actor)), {
    ofBytes: (bytes: Uint8Array, start: number, end: number) => {
      const point = pointOfBytes(bytes, start, end);
      return point === undefined ? undefined : isWithin(point);
    },
  });
}
