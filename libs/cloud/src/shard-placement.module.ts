import { KinesisClient } from '@aws-sdk/client-kinesis';
import { Module } from '@nestjs/common';
import { ActivityStream } from '@groundswell/activity';
import { Settings } from '@groundswell/settings';
import { ShardPlacement } from '@groundswell/trend';
import { awsClientSettings } from './aws-clients.ts';
import { ActivityStreamModule } from './kinesis-activity-stream.module.ts';
import { KinesisShardPlacement } from './shard-placement.ts';

/** Provides `ShardPlacement` of the stream GROUNDSWELL_STREAM_ACTIVITIES. */
@Module({
  imports: [ActivityStreamModule],
  providers: [
    {
      provide: ShardPlacement,
      inject: [Settings, ActivityStream],
      useFactory: (settings: Settings, activities: ActivityStream) =>
        new KinesisShardPlacement(new KinesisClient(awsClientSettings()), settings.get('GROUNDSWELL_STREAM_ACTIVITIES'), activities),
    },
  ],
  exports: [ShardPlacement],
})
export class ShardPlacementModule {}
