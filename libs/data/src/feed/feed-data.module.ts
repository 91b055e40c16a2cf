import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Module } from '@nestjs/common';
import { FollowersAlsoStore } from '@groundswell/feed';
import { Settings } from '@groundswell/settings';
import { DynamoClientModule } from '../client.ts';
import { DynamoFollowersAlso } from './dynamo-followers-also.ts';

/** Provides `FollowersAlsoStore`. Needs the setting GROUNDSWELL_TABLE_ENGAGEMENT. */
@Module({
  imports: [DynamoClientModule],
  providers: [
    {
      provide: FollowersAlsoStore,
      inject: [DynamoDBDocumentClient, Settings],
      useFactory: (client: DynamoDBDocumentClient, settings: Settings) =>
        new DynamoFollowersAlso(client, settings.get('GROUNDSWELL_TABLE_ENGAGEMENT')),
    },
  ],
  exports: [FollowersAlsoStore],
})
export class FeedDataModule {}
