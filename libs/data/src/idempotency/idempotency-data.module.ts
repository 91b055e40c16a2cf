import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Module } from '@nestjs/common';
import { DeploymentKeyModule } from '@groundswell/cloud';
import { Clock, Ids } from '@groundswell/kernel';
import { DeploymentKey, FieldCipher, Idempotency, KeyedDigest } from '@groundswell/security';
import { Settings } from '@groundswell/settings';
import { DynamoClientModule } from '../client.ts';
import { SealingDataModule } from '../sealing/sealing-data.module.ts';
import { DynamoIdempotency } from './dynamo-idempotency.ts';

/**
 * Provides `Idempotency` on the table `identity` (keys `ONCE#*`), answers sealed. Needs what `SealingDataModule` and
 * `DeploymentKeyModule` need.
 */
@Module({
  imports: [DynamoClientModule, DeploymentKeyModule, SealingDataModule],
  providers: [
    {
      provide: Idempotency,
      inject: [DynamoDBClient, Settings, DeploymentKey, FieldCipher, Clock, Ids],
      useFactory: async (client: DynamoDBClient, settings: Settings, key: DeploymentKey, cipher: FieldCipher, clock: Clock, ids: Ids) => {
        const digest = new KeyedDigest(await key.text(), 'once');
        return new Idempotency(new DynamoIdempotency(client, settings.get('GROUNDSWELL_TABLE_IDENTITY'), digest, cipher), clock, ids);
      },
    },
  ],
  exports: [Idempotency],
})
export class IdempotencyDataModule {}
