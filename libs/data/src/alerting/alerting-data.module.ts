import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Module } from '@nestjs/common';
import { DeliveryFailures, DigestProgress, EndpointStore, Outbox } from '@groundswell/feed';
import { Ids, SystemClock } from '@groundswell/kernel';
import { FieldCipher } from '@groundswell/security';
import { Settings } from '@groundswell/settings';
import { DynamoClientModule } from '../client.ts';
import { SealingDataModule } from '../sealing/sealing-data.module.ts';
import { DynamoDeliveryFailures } from './dynamo-delivery-failures.ts';
import { DynamoDigestProgress } from './dynamo-digest-progress.ts';
import { DynamoEndpointStore } from './dynamo-endpoint-store.ts';
import { DynamoOutbox } from './dynamo-outbox.ts';

const tableOf = (settings: Settings): string => settings.get('GROUNDSWELL_TABLE_ENGAGEMENT');

/** Provides `EndpointStore`, `Outbox`, `DeliveryFailures` and `DigestProgress`. Needs the settings of `SealingDataModule` and GROUNDSWELL_TABLE_ENGAGEMENT. */
@Module({
  imports: [DynamoClientModule, SealingDataModule],
  providers: [
    {
      provide: EndpointStore,
      inject: [DynamoDBDocumentClient, Settings, FieldCipher],
      useFactory: (client: DynamoDBDocumentClient, settings: Settings, cipher: FieldCipher) =>
        new DynamoEndpointStore(client, tableOf(settings), cipher),
    },
    {
      provide: Outbox,
      inject: [DynamoDBDocumentClient, Settings, Ids],
      useFactory: (client: DynamoDBDocumentClient, settings: Settings, ids: Ids) =>
        new DynamoOutbox(client, tableOf(settings), ids, new SystemClock()),
    },
    {
      provide: DeliveryFailures,
      inject: [DynamoDBDocumentClient, Settings],
      useFactory: (client: DynamoDBDocumentClient, settings: Settings) => new DynamoDeliveryFailures(client, tableOf(settings)),
    },
    {
      provide: DigestProgress,
      inject: [DynamoDBDocumentClient, Settings],
      useFactory: (client: DynamoDBDocumentClient, settings: Settings) => new DynamoDigestProgress(client, tableOf(settings)),
    },
  ],
  exports: [EndpointStore, Outbox, DigestProgress, DeliveryFailures],
})
export class AlertingDataModule {}
