import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Ids } from '@groundswell/kernel';
import type { RankStore } from '@groundswell/trend';
import { DynamoRankStore } from './dynamo-rank-store.ts';

/** Opens what rankers store in the table `trends`, each under the name of its record. */
export class RankStores {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
    private readonly ids: Ids,
  ) {}

  readonly named = (record: string): RankStore => new DynamoRankStore(this.client, this.table, this.ids, undefined, record);
}
