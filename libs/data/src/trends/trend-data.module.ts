import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Module } from '@nestjs/common';
import { Clock, Ids, SystemClock } from '@groundswell/kernel';
import { Settings } from '@groundswell/settings';
import { ModerationBook, RankStore, StoredTrendReads, TrendReads } from '@groundswell/trend';
import { DynamoClientModule } from '../client.ts';
import { ModerationDataModule } from '../moderation/moderation-data.module.ts';
import { DynamoRankStore } from './dynamo-rank-store.ts';

/** Provides `TrendReads` (for readers) and `RankStore` (for the ranker and imports) on the table `trends`. */
@Module({
  imports: [DynamoClientModule, ModerationDataModule],
  providers: [
    {
      provide: RankStore,
      inject: [DynamoDBDocumentClient, Settings, Ids],
      useFactory: (client: DynamoDBDocumentClient, settings: Settings, ids: Ids) =>
        new DynamoRankStore(client, settings.get('GROUNDSWELL_TABLE_TRENDS'), ids),
    },
    {
      provide: TrendReads,
      inject: [RankStore, Clock, ModerationBook],
      useFactory: (store: RankStore, clock: Clock, book: ModerationBook) =>
        new StoredTrendReads(store, clock, new SystemClock(), async () => (await book.recent()).banned),
    },
  ],
  exports: [RankStore, TrendReads],
})
export class TrendDataModule {}
