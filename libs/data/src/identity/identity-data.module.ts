import { Module } from '@nestjs/common';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Sources } from '@groundswell/activity';
import { OperatorKeyDigests, OperatorKeys, StoredOperatorKeys } from '@groundswell/auth';
import { Clock } from '@groundswell/kernel';
import { Settings } from '@groundswell/settings';
import { DynamoClientModule } from '../client.ts';
import { DynamoOperatorKeyDigests } from './dynamo-operator-keys.ts';
import { DynamoSources } from './dynamo-sources.ts';

/** Provides `Sources` and `OperatorKeys`. Needs the setting GROUNDSWELL_TABLE_IDENTITY, and `RuntimeModule`. */
@Module({
  imports: [DynamoClientModule],
  providers: [
    {
      provide: Sources,
      inject: [DynamoDBClient, Settings],
      useFactory: (client: DynamoDBClient, settings: Settings) => new DynamoSources(client, settings.get('GROUNDSWELL_TABLE_IDENTITY')),
    },
    {
      provide: OperatorKeyDigests,
      inject: [DynamoDBClient, Settings],
      useFactory: (client: DynamoDBClient, settings: Settings) =>
        new DynamoOperatorKeyDigests(client, settings.get('GROUNDSWELL_TABLE_IDENTITY')),
    },
    {
      provide: OperatorKeys,
      inject: [OperatorKeyDigests, Clock],
      useFactory: (digests: OperatorKeyDigests, clock: Clock) => new StoredOperatorKeys(digests, clock),
    },
  ],
  exports: [Sources, OperatorKeys],
})
export class IdentityDataModule {}
