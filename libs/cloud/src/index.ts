export { awsClientSettings, retryDelay, type AwsClientOptions } from './aws-clients.ts';
export { KinesisActivityStream, type KinesisActivityStreamOptions } from './kinesis-activity-stream.ts';
export { S3DeadLetters } from './dead-letters.ts';
export { DeadLettersModule } from './dead-letters.module.ts';
export { KinesisShardParents } from './shard-parents.ts';
export { ShardParentsModule } from './shard-parents.module.ts';
export { ShardPlacementModule } from './shard-placement.module.ts';
export { DeploymentKeyModule } from './deployment-key.module.ts';
export { ActivityStreamModule } from './kinesis-activity-stream.module.ts';
