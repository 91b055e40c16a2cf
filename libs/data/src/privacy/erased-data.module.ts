import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Module } from '@nestjs/common';
import { Clock, SystemClock } from '@groundswell/kernel';
import { ErasedActors, ErasedList } from '@groundswell/privacy';
import { Settings } from '@groundswell/settings';
import { DynamoClientModule } from '../client.ts';
import { DynamoErasedList } from './dynamo-erased-list.ts';

/** Provides `ErasedList` and `ErasedActors` on the table `trends`. Needs GROUNDSWELL_TABLE_TRENDS, and `RuntimeModule`. */
@Module({
  imports: [DynamoClientModule],
  providers: [
    {
      provide: ErasedList,
      inject: [DynamoDBDocumentClient, Settings],
      useFactory: (client: DynamoDBDocumentClient, settings: Settings) =>
        new DynamoErasedList(client, settings.get('GROUNDSWELL_TABLE_TRENDS')),
    },
    {
      provide: ErasedActors,
      inject: [ErasedList, Clock],
      useFactory: (list: ErasedList, clock: Clock) => new ErasedActors(list, clock, new SystemClock()),
    },
  ],
  exports: [ErasedList, ErasedActors],
})
export class ErasedDataModule {}
