import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Module } from '@nestjs/common';
import { Clock, Ids, SystemClock } from '@groundswell/kernel';
import { ErasedActors } from '@groundswell/privacy';
import { Settings } from '@groundswell/settings';
import { ModerationBook, PartedTrendReads, RankStore, TrendReads, Uncounted } from '@groundswell/trend';
import { DynamoClientModule } from '../client.ts';
import { ModerationDataModule } from '../moderation/moderation-data.module.ts';
import { ErasedDataModule } from '../privacy/erased-data.module.ts';
import { RankStores } from './rank-stores.ts';

/**
 * Provides `TrendReads` (for readers), `RankStores` (for rankers) and `RankStore` (that of a single ranker, for
 * imports and exports) on the table `trends`. Reads GROUNDSWELL_TABLE_TRENDS and GROUNDSWELL_RANK_PARTS.
 */
@Module({
  imports: [DynamoClientModule, ModerationDataModule, ErasedDataModule],
  providers: [
    {
      provide: RankStores,
      inject: [DynamoDBDocumentClient, Settings, Ids],
      useFactory: (client: DynamoDBDocumentClient, settings: Settings, ids: Ids) =>
        new RankStores(client, settings.get('GROUNDSWELL_TABLE_TRENDS'), ids),
    },
    { provide: RankStore, inject: [RankStores], useFactory: (stores: RankStores) => stores.named('state') },
    {
      provide: TrendReads,
      inject: [RankStores, Settings, Clock, ModerationBook, ErasedActors],
      useFactory: (stores: RankStores, settings: Settings, clock: Clock, book: ModerationBook, erased: ErasedActors) => {
        const uncounted = new Uncounted();
        const banned = async () => uncounted.of((await book.recent()).banned, await erased.current());
        return PartedTrendReads.open(stores.named, settings.get('GROUNDSWELL_RANK_PARTS'), clock, new SystemClock(), banned);
      },
    },
  ],
  exports: [RankStore, RankStores, TrendReads],
})
export class TrendDataModule {}
