import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Module } from '@nestjs/common';
import { TokenLeases } from '@groundswell/security';
import { Settings } from '@groundswell/settings';
import { DynamoClientModule } from '../client.ts';
import { DynamoTokenLeases } from './dynamo-token-leases.ts';

/** Provides `TokenLeases` on the table `identity`. */
@Module({
  imports: [DynamoClientModule],
  providers: [
    {
      provide: TokenLeases,
      inject: [DynamoDBClient, Settings],
      useFactory: (client: DynamoDBClient, settings: Settings) => new DynamoTokenLeases(client, settings.get('GROUNDSWELL_TABLE_IDENTITY')),
    },
  ],
  exports: [TokenLeases],
})
export class RateDataModule {}
