import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Module } from '@nestjs/common';
import { DeploymentKeyModule } from '@groundswell/cloud';
import { Clock, Ids } from '@groundswell/kernel';
import { DeploymentKey, DerivedSealingKeys, FieldCipher, Idempotency, KeyedDigest } from '@groundswell/security';
import { Settings } from '@groundswell/settings';
import { DynamoClientModule } from '../client.ts';
import { DynamoIdempotency } from './dynamo-idempotency.ts';

/**
 * Provides `Idempotency` for what operators do, on the table `identity` (keys `AGAIN#*`): for a function that may neither write
 * links of people (`ONCE#*`) nor use the key of their fields. Needs what `DeploymentKeyModule` needs.
 */
@Module({
  imports: [DynamoClientModule, DeploymentKeyModule],
  providers: [
    {
      provide: Idempotency,
      inject: [DynamoDBClient, Settings, DeploymentKey, Clock, Ids],
      useFactory: async (client: DynamoDBClient, settings: Settings, key: DeploymentKey, clock: Clock, ids: Ids) => {
        const [table, digest] = [settings.get('GROUNDSWELL_TABLE_IDENTITY'), new KeyedDigest(await key.text(), 'again')];
        const cipher = new FieldCipher(new DerivedSealingKeys(key, 'answers to operators'));
        return new Idempotency(new DynamoIdempotency(client, table, digest, cipher, 'AGAIN'), clock, ids);
      },
    },
  ],
  exports: [Idempotency],
})
export class OperatorIdempotencyDataModule {}
