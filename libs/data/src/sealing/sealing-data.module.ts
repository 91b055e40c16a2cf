import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Module } from '@nestjs/common';
import { KmsKeyWrapper } from '@groundswell/cloud';
import { Clock } from '@groundswell/kernel';
import { CachedSecrets, FieldCipher, FileSecrets, type KeyWrapper, RotatingSealingKeys, SecretKeyWrapper } from '@groundswell/security';
import { Settings, SettingsError } from '@groundswell/settings';
import { Metrics } from '@groundswell/telemetry';
import { DynamoClientModule } from '../client.ts';
import { DynamoKeyRing } from './dynamo-key-ring.ts';

/**
 * KMS where there is a key for it, else a secret in a folder of this machine.
 * @throws SettingsError when the settings name neither
 */
export function keyWrapperOf(settings: Settings, clock: Clock, refused: () => void): KeyWrapper {
  const arn = settings.get('GROUNDSWELL_FIELDS_KEY_ARN');
  if (arn !== undefined) return new KmsKeyWrapper(arn);
  const folder = settings.get('GROUNDSWELL_SECRETS_FOLDER');
  if (folder !== undefined) return new SecretKeyWrapper(new CachedSecrets(new FileSecrets(folder), clock, { refused }));
  throw new SettingsError('GROUNDSWELL_FIELDS_KEY_ARN or, on a laptop, GROUNDSWELL_SECRETS_FOLDER is missing');
}

/**
 * Provides `FieldCipher` under keys of the table `identity` (`SEALING`). Needs both settings, GROUNDSWELL_TABLE_IDENTITY
 * and `RuntimeModule`.
 */
@Module({
  imports: [DynamoClientModule],
  providers: [
    {
      provide: FieldCipher,
      inject: [DynamoDBClient, Settings, Clock, Metrics],
      useFactory: (client: DynamoDBClient, settings: Settings, clock: Clock, metrics: Metrics) => {
        const refused = () => metrics.emit({ KeysRefused: 1 });
        const ring = new DynamoKeyRing(client, settings.get('GROUNDSWELL_TABLE_IDENTITY'));
        return new FieldCipher(new RotatingSealingKeys(ring, keyWrapperOf(settings, clock, refused), clock, { refused }));
      },
    },
  ],
  exports: [FieldCipher],
})
export class SealingDataModule {}
