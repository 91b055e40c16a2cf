import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Module } from '@nestjs/common';
import { KeptItems, Watchers } from '@groundswell/feed';
import { Settings } from '@groundswell/settings';
import { DynamoClientModule } from '../client.ts';
import { DynamoKeptItems } from './dynamo-kept-items.ts';
import { DynamoWatchers } from './dynamo-watchers.ts';

const inject = [DynamoDBDocumentClient, Settings];
const tableOf = (settings: Settings): string => settings.get('GROUNDSWELL_TABLE_ENGAGEMENT');

/** Provides `KeptItems` and `Watchers`. Needs the setting GROUNDSWELL_TABLE_ENGAGEMENT. */
@Module({
  imports: [DynamoClientModule],
  providers: [
    {
      provide: KeptItems,
      inject,
      useFactory: (client: DynamoDBDocumentClient, settings: Settings) => new DynamoKeptItems(client, tableOf(settings)),
    },
    {
      provide: Watchers,
      inject,
      useFactory: (client: DynamoDBDocumentClient, settings: Settings) => new DynamoWatchers(client, tableOf(settings)),
    },
  ],
  exports: [KeptItems, Watchers],
})
export class KeptDataModule {}
