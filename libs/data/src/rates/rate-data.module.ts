import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Module } from '@nestjs/common';
import { DeploymentKeyModule } from '@groundswell/cloud';
import { DeploymentKey, KeyedDigest, TokenLeases } from '@groundswell/security';
import { Settings } from '@groundswell/settings';
import { DynamoClientModule } from '../client.ts';
import { DynamoTokenLeases } from './dynamo-token-leases.ts';

/** Provides `TokenLeases` on the table `identity`. Needs the settings that `DeploymentKeyModule` does. */
@Module({
  imports: [DynamoClientModule, DeploymentKeyModule],
  providers: [
    {
      provide: TokenLeases,
      inject: [DynamoDBClient, Settings, DeploymentKey],
      useFactory: async (client: DynamoDBClient, settings: Settings, key: DeploymentKey) =>
        new DynamoTokenLeases(client, settings.get('GROUNDSWELL_TABLE_IDENTITY'), new KeyedDigest(await key.text(), 'rates')),
    },
  ],
  exports: [TokenLeases],
})
export class RateDataModule {}
