import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type DynamicModule, Module, type ModuleMetadata } from '@nestjs/common';
import { AlertingEraser, PhoneServices } from '@groundswell/feed';
import { Ids, SystemClock } from '@groundswell/kernel';
import { Settings } from '@groundswell/settings';
import { DynamoClientModule } from '../client.ts';
import { DynamoDeviceRows } from './dynamo-device-rows.ts';
import { DynamoOutbox } from './dynamo-outbox.ts';

/** Provides `AlertingEraser`, which opens nothing. Needs the setting GROUNDSWELL_TABLE_ENGAGEMENT. */
@Module({
  providers: [
    {
      provide: AlertingEraser,
      inject: [DynamoDBDocumentClient, Settings, Ids, PhoneServices],
      useFactory: (client: DynamoDBDocumentClient, settings: Settings, ids: Ids, phones: PhoneServices) => {
        const table = settings.get('GROUNDSWELL_TABLE_ENGAGEMENT');
        const outbox = new DynamoOutbox(client, table, ids, new SystemClock());
        return new AlertingEraser(new DynamoDeviceRows(client, table), outbox, phones);
      },
    },
  ],
  exports: [AlertingEraser],
})
export class AlertingErasureModule {
  /** @param ports what provides `PhoneServices` */
  static over(ports: NonNullable<ModuleMetadata['imports']>): DynamicModule {
    return { module: AlertingErasureModule, imports: [DynamoClientModule, ...ports] };
  }
}
