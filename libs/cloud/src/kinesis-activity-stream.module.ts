import { KinesisClient } from '@aws-sdk/client-kinesis';
import { Module } from '@nestjs/common';
import { ActivityStream } from '@groundswell/activity';
import { Clock } from '@groundswell/kernel';
import { Settings } from '@groundswell/settings';
import { awsClientSettings } from './aws-clients.ts';
import { KinesisActivityStream } from './kinesis-activity-stream.ts';

/** Provides `ActivityStream` on the stream GROUNDSWELL_STREAM_ACTIVITIES. */
@Module({
  providers: [
    {
      provide: KinesisClient,
      // Tries are counted by whoever puts: what failed in part is put again in part.
      useFactory: () => new KinesisClient(awsClientSettings({ requestTimeout: 2_500, attempts: 2 })),
    },
    {
      provide: ActivityStream,
      inject: [KinesisClient, Settings, Clock],
      useFactory: (client: KinesisClient, settings: Settings, clock: Clock) =>
        new KinesisActivityStream(client, settings.get('GROUNDSWELL_STREAM_ACTIVITIES'), clock),
    },
  ],
  exports: [ActivityStream],
})
export class ActivityStreamModule {}
