import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Module } from '@nestjs/common';
import { Clock, Ids } from '@groundswell/kernel';
import { Settings } from '@groundswell/settings';
import { AttemptMarks, DeltaLog } from '@groundswell/trend';
import { DynamoClientModule } from '../client.ts';
import { DynamoAttemptMarks } from './dynamo-attempt-marks.ts';
import { DynamoDeltaLog } from './dynamo-delta-log.ts';

const table = (settings: Settings) => settings.get('GROUNDSWELL_TABLE_TRENDS');

/** Provides `DeltaLog` and `AttemptMarks` on the table `trends`. */
@Module({
  imports: [DynamoClientModule],
  providers: [
    {
      provide: DeltaLog,
      inject: [DynamoDBDocumentClient, Settings, Clock, Ids],
      useFactory: (client: DynamoDBDocumentClient, settings: Settings, clock: Clock, ids: Ids) =>
        new DynamoDeltaLog(client, table(settings), clock, ids),
    },
    {
      provide: AttemptMarks,
      inject: [DynamoDBDocumentClient, Settings, Clock, Ids],
      useFactory: (client: DynamoDBDocumentClient, settings: Settings, clock: Clock, ids: Ids) =>
        new DynamoAttemptMarks(client, table(settings), clock, ids),
    },
  ],
  exports: [DeltaLog, AttemptMarks],
})
export class DeltaDataModule {}
