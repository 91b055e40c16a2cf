export { awsClientSettings } from './aws-clients.ts';
export { KinesisActivityStream } from './kinesis-activity-stream.ts';
export { DeadLettersModule } from './dead-letters.module.ts';
export { KeptLettersModule } from './kept-letters.module.ts';
export { ShardParentsModule } from './shard-parents.module.ts';
export { ShardPlacementModule } from './shard-placement.module.ts';
export { DeploymentKeyModule } from './deployment-key.module.ts';
export { ActivityStreamModule } from './kinesis-activity-stream.module.ts';
