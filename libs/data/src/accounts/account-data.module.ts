import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Module } from '@nestjs/common';
import { AccountStore, OneTimeStore, SessionStore, SigningKeyStore } from '@groundswell/auth';
import { Settings } from '@groundswell/settings';
import { DynamoClientModule } from '../client.ts';
import { DynamoAccountStore } from './dynamo-account-store.ts';
import { DynamoOneTimeStore } from './dynamo-one-time-store.ts';
import { DynamoSessionStore } from './dynamo-session-store.ts';
import { DynamoSigningKeyStore } from './dynamo-signing-key-store.ts';

const inject = [DynamoDBDocumentClient, Settings];
const tableOf = (settings: Settings): string => settings.get('GROUNDSWELL_TABLE_IDENTITY');

/** Provides the stores of accounts. Needs the setting GROUNDSWELL_TABLE_IDENTITY. */
@Module({
  imports: [DynamoClientModule],
  providers: [
    {
      provide: AccountStore,
      inject,
      useFactory: (client: DynamoDBDocumentClient, settings: Settings) => new DynamoAccountStore(client, tableOf(settings)),
    },
    {
      provide: SessionStore,
      inject,
      useFactory: (client: DynamoDBDocumentClient, settings: Settings) => new DynamoSessionStore(client, tableOf(settings)),
    },
    {
      provide: OneTimeStore,
      inject,
      useFactory: (client: DynamoDBDocumentClient, settings: Settings) => new DynamoOneTimeStore(client, tableOf(settings)),
    },
    {
      provide: SigningKeyStore,
      inject,
      useFactory: (client: DynamoDBDocumentClient, settings: Settings) => new DynamoSigningKeyStore(client, tableOf(settings)),
    },
  ],
  exports: [AccountStore, SessionStore, OneTimeStore, SigningKeyStore],
})
export class AccountDataModule {}
