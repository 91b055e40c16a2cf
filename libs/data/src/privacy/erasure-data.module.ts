import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Module } from '@nestjs/common';
import { ErasureOrders } from '@groundswell/privacy';
import { Settings } from '@groundswell/settings';
import { DynamoClientModule } from '../client.ts';
import { DynamoErasureOrders } from './dynamo-erasure-orders.ts';

/** Provides `ErasureOrders` on the table `identity`. Needs GROUNDSWELL_TABLE_IDENTITY. */
@Module({
  imports: [DynamoClientModule],
  providers: [
    {
      provide: ErasureOrders,
      inject: [DynamoDBDocumentClient, Settings],
      useFactory: (client: DynamoDBDocumentClient, settings: Settings) =>
        new DynamoErasureOrders(client, settings.get('GROUNDSWELL_TABLE_IDENTITY')),
    },
  ],
  exports: [ErasureOrders],
})
export class ErasureDataModule {}
