import { type KinesisClient, ListShardsCommand, type Shard } from '@aws-sdk/client-kinesis';
import { ShardParents } from '@groundswell/trend';

/** Parents of shards as the stream lists them. Asked only when a shard's chain begins, so nothing is cached. */
export class KinesisShardParents extends ShardParents {
  constructor(
    private readonly client: KinesisClient,
    private readonly stream: string,
  ) {
    super();
  }

  async of(shard: string): Promise<readonly string[]> {
    let token: string | undefined;
    do {
      // A token stands for the stream's name: the two may not be given together.
      const page = await this.client.send(new ListShardsCommand(token === undefined ? { StreamName: this.stream } : { NextToken: token }));
      const found = page.Shards?.find(({ ShardId }) => ShardId === shard);
      if (found !== undefined) return parentsOf(found);
      token = page.NextToken;
    } while (token !== undefined);
    return [];
  }
}

/** A split leaves one parent, a merge two. */
function parentsOf({ ParentShardId, AdjacentParentShardId }: Shard): string[] {
  return [ParentShardId, AdjacentParentShardId].filter((parent) => parent !== undefined && parent !== '') as string[];
}
