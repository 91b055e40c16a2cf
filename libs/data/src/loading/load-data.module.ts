import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Module } from '@nestjs/common';
import { Settings } from '@groundswell/settings';
import { LoadNotes } from '@groundswell/warehouse';
import { DynamoClientModule } from '../client.ts';
import { DynamoLoadNotes } from './dynamo-load-notes.ts';

/** Provides `LoadNotes` on the table `activity`. Needs the setting GROUNDSWELL_TABLE_ACTIVITY. */
@Module({
  imports: [DynamoClientModule],
  providers: [
    {
      provide: LoadNotes,
      inject: [DynamoDBDocumentClient, Settings],
      useFactory: (client: DynamoDBDocumentClient, settings: Settings) =>
        new DynamoLoadNotes(client, settings.get('GROUNDSWELL_TABLE_ACTIVITY')),
    },
  ],
  exports: [LoadNotes],
})
export class LoadDataModule {}
