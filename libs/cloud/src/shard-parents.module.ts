import { KinesisClient } from '@aws-sdk/client-kinesis';
import { Module } from '@nestjs/common';
import { Settings } from '@groundswell/settings';
import { ShardParents } from '@groundswell/trend';
import { awsClientSettings } from './aws-clients.ts';
import { KinesisShardParents } from './shard-parents.ts';

/** Provides `ShardParents` of the stream GROUNDSWELL_STREAM_ACTIVITIES. */
@Module({
  providers: [
    {
      provide: ShardParents,
      inject: [Settings],
      useFactory: (settings: Settings) =>
        new KinesisShardParents(new KinesisClient(awsClientSettings()), settings.get('GROUNDSWELL_STREAM_ACTIVITIES')),
    },
  ],
  exports: [ShardParents],
})
export class ShardParentsModule {}
