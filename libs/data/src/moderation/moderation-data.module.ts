import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Module } from '@nestjs/common';
import { Clock, Ids, SystemClock } from '@groundswell/kernel';
import { Settings } from '@groundswell/settings';
import { ModerationBook, ModerationStore } from '@groundswell/trend';
import { DynamoClientModule } from '../client.ts';
import { DynamoModerationStore } from './dynamo-moderation-store.ts';

/** Provides `ModerationStore` and `ModerationBook` on the table `trends`. Needs GROUNDSWELL_TABLE_TRENDS, and `RuntimeModule`. */
@Module({
  imports: [DynamoClientModule],
  providers: [
    {
      provide: ModerationStore,
      inject: [DynamoDBDocumentClient, Settings],
      useFactory: (client: DynamoDBDocumentClient, settings: Settings) =>
        new DynamoModerationStore(client, settings.get('GROUNDSWELL_TABLE_TRENDS')),
    },
    {
      provide: ModerationBook,
      inject: [ModerationStore, Clock, Ids],
      useFactory: (store: ModerationStore, clock: Clock, ids: Ids) => new ModerationBook(store, clock, ids, new SystemClock()),
    },
  ],
  exports: [ModerationStore, ModerationBook],
})
export class ModerationDataModule {}
