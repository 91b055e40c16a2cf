import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Module } from '@nestjs/common';
import { Clock, Ids } from '@groundswell/kernel';
import { Settings } from '@groundswell/settings';
import { AgeStore, AttemptMarks, DeltaLog } from '@groundswell/trend';
import { DynamoClientModule } from '../client.ts';
import { DynamoAgeStore } from './dynamo-age-store.ts';
import { DynamoAttemptMarks } from './dynamo-attempt-marks.ts';
import { DynamoDeltaLog } from './dynamo-delta-log.ts';

const table = (settings: Settings) => settings.get('GROUNDSWELL_TABLE_TRENDS');

/** Provides `DeltaLog`, `AttemptMarks` and `AgeStore` on the table `trends`. Reads GROUNDSWELL_TABLE_TRENDS and GROUNDSWELL_RANK_PARTS. */
@Module({
  imports: [DynamoClientModule],
  providers: [
    {
      provide: DeltaLog,
      inject: [DynamoDBDocumentClient, Settings, Clock, Ids],
      useFactory: (client: DynamoDBDocumentClient, settings: Settings, clock: Clock, ids: Ids) =>
        new DynamoDeltaLog(client, table(settings), clock, ids, undefined, settings.get('GROUNDSWELL_RANK_PARTS')),
    },
    {
      provide: AttemptMarks,
      inject: [DynamoDBDocumentClient, Settings, Clock, Ids],
      useFactory: (client: DynamoDBDocumentClient, settings: Settings, clock: Clock, ids: Ids) =>
        new DynamoAttemptMarks(client, table(settings), clock, ids),
    },
    {
      provide: AgeStore,
      inject: [DynamoDBDocumentClient, Settings, Ids],
      useFactory: (client: DynamoDBDocumentClient, settings: Settings, ids: Ids) => new DynamoAgeStore(client, table(settings), ids),
    },
  ],
  exports: [DeltaLog, AttemptMarks, AgeStore],
})
export class DeltaDataModule {}
