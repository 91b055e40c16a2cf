import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Module } from '@nestjs/common';
import { AllAccounts } from '@groundswell/auth';
import { Clock } from '@groundswell/kernel';
import { KeyRing, KeyWrapper } from '@groundswell/security';
import { Settings } from '@groundswell/settings';
import { DynamoClientModule } from '../client.ts';
import { DynamoKeyRing } from '../sealing/dynamo-key-ring.ts';
import { keyWrapperOf } from '../sealing/sealing-data.module.ts';
import { DynamoAllAccounts } from './dynamo-all-accounts.ts';

const tableOf = (settings: Settings): string => settings.get('GROUNDSWELL_TABLE_IDENTITY');

/**
 * Provides what moving people needs beside the ports of functions: `AllAccounts`, and the `KeyRing` and `KeyWrapper` of fields. Needs
 * GROUNDSWELL_TABLE_IDENTITY, the settings of `SealingDataModule` and `RuntimeModule`.
 */
@Module({
  imports: [DynamoClientModule],
  providers: [
    {
      provide: AllAccounts,
      inject: [DynamoDBDocumentClient, Settings],
      useFactory: (client: DynamoDBDocumentClient, settings: Settings) => new DynamoAllAccounts(client, tableOf(settings)),
    },
    {
      provide: KeyRing,
      inject: [DynamoDBClient, Settings],
      useFactory: (client: DynamoDBClient, settings: Settings) => new DynamoKeyRing(client, tableOf(settings)),
    },
    {
      provide: KeyWrapper,
      inject: [Settings, Clock],
      useFactory: (settings: Settings, clock: Clock) => keyWrapperOf(settings, clock, () => undefined),
    },
  ],
  exports: [AllAccounts, KeyRing, KeyWrapper],
})
export class MovingDataModule {}
