export { DynamoClientModule, createDynamoClient, createDocumentClient } from './client.ts';
export { DynamoDeltaLog } from './deltas/dynamo-delta-log.ts';
export { DynamoAttemptMarks } from './deltas/dynamo-attempt-marks.ts';
export { DeltaDataModule } from './deltas/delta-data.module.ts';
