import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Module } from '@nestjs/common';
import { Clock } from '@groundswell/kernel';
import { Settings } from '@groundswell/settings';
import { Samples } from '@groundswell/trend';
import { DynamoClientModule } from '../client.ts';
import { DynamoSamples } from './dynamo-samples.ts';

/** Provides `Samples` on the table `activity`. Needs the setting GROUNDSWELL_TABLE_ACTIVITY, and `RuntimeModule`. */
@Module({
  imports: [DynamoClientModule],
  providers: [
    {
      provide: Samples,
      inject: [DynamoDBClient, Settings, Clock],
      useFactory: (client: DynamoDBClient, settings: Settings, clock: Clock) =>
        new DynamoSamples(client, settings.get('GROUNDSWELL_TABLE_ACTIVITY'), clock),
    },
  ],
  exports: [Samples],
})
export class SampleDataModule {}
