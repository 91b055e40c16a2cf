import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Module } from '@nestjs/common';
import { AlertingEraser } from '@groundswell/feed';
import { Ids, SystemClock } from '@groundswell/kernel';
import { Settings } from '@groundswell/settings';
import { DynamoClientModule } from '../client.ts';
import { DynamoDeviceRows } from './dynamo-device-rows.ts';
import { DynamoOutbox } from './dynamo-outbox.ts';

/** Provides `AlertingEraser`, which opens nothing. Needs the setting GROUNDSWELL_TABLE_ENGAGEMENT. */
@Module({
  imports: [DynamoClientModule],
  providers: [
    {
      provide: AlertingEraser,
      inject: [DynamoDBDocumentClient, Settings, Ids],
      useFactory: (client: DynamoDBDocumentClient, settings: Settings, ids: Ids) => {
        const table = settings.get('GROUNDSWELL_TABLE_ENGAGEMENT');
        return new AlertingEraser(new DynamoDeviceRows(client, table), new DynamoOutbox(client, table, ids, new SystemClock()));
      },
    },
  ],
  exports: [AlertingEraser],
})
export class AlertingErasureModule {}
