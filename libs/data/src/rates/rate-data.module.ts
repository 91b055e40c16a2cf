import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Module } from '@nestjs/common';
import { DeploymentKeyModule } from '@groundswell/cloud';
import { Clock, Ids } from '@groundswell/kernel';
import { Attempts, DeploymentKey, KeyedDigest, TokenLeases } from '@groundswell/security';
import { Settings } from '@groundswell/settings';
import { DynamoClientModule } from '../client.ts';
import { DynamoAttempts } from './dynamo-attempts.ts';
import { DynamoTokenLeases } from './dynamo-token-leases.ts';

/**
 * Provides `TokenLeases` and `Attempts` on the table `identity` (keys `L#*` and `TRY#*`). Needs `RuntimeModule` and
 * the settings that `DeploymentKeyModule` does.
 */
@Module({
  imports: [DynamoClientModule, DeploymentKeyModule],
  providers: [
    {
      provide: TokenLeases,
      inject: [DynamoDBClient, Settings, DeploymentKey],
      useFactory: async (client: DynamoDBClient, settings: Settings, key: DeploymentKey) =>
        new DynamoTokenLeases(client, settings.get('GROUNDSWELL_TABLE_IDENTITY'), new KeyedDigest(await key.text(), 'rates')),
    },
    {
      provide: Attempts,
      inject: [DynamoDBClient, Settings, DeploymentKey, Clock, Ids],
      useFactory: async (client: DynamoDBClient, settings: Settings, key: DeploymentKey, clock: Clock, ids: Ids) =>
        new DynamoAttempts(client, settings.get('GROUNDSWELL_TABLE_IDENTITY'), new KeyedDigest(await key.text(), 'tries'), clock, ids),
    },
  ],
  exports: [TokenLeases, Attempts],
})
export class RateDataModule {}
