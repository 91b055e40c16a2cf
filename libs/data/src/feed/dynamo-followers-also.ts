import { BatchGetCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { type FollowersAlso, FollowersAlsoStore } from '@groundswell/feed';
import { SECOND } from '@groundswell/kernel';

const SORT_KEY = 'also';

interface AlsoItem extends FollowersAlso {
  readonly pk: string;
}

/** What followers of topics also follow, in the table `engagement`: an item a topic (`ALSO#topic`), a few hundred bytes. */
export class DynamoFollowersAlso extends FollowersAlsoStore {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
  ) {
    super();
  }

  /** Half a read unit a topic. Keys that DynamoDB leaves unanswered are as good as absent: they are looked at anew. */
  async read(topics: readonly string[]): Promise<readonly FollowersAlso[]> {
    const Keys = [...new Set(topics)].map(keyOf);
    if (Keys.length === 0) return [];
    const { Responses } = await this.client.send(new BatchGetCommand({ RequestItems: { [this.table]: { Keys } } }));
    return ((Responses?.[this.table] ?? []) as AlsoItem[]).map(({ topic, foundAt, also }) => ({ topic, foundAt, also }));
  }

  async keep(found: FollowersAlso, until: number): Promise<void> {
    const Item = { ...keyOf(found.topic), ...found, expiresAt: Math.ceil(until / SECOND) };
    await this.client.send(new PutCommand({ TableName: this.table, Item }));
  }
}

function keyOf(topic: string) {
  return { pk: `ALSO#${topic}`, sk: SORT_KEY };
}
