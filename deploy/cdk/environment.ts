import type { SettingName } from '../../libs/settings/src/names.ts';
import type { FunctionSpec, TableName } from '../topology.ts';
import type { DataStack } from './data-stack.ts';
import { existing } from './grants.ts';
import type { Stage } from './stage.ts';

/** Values of the settings that a function reads; one left out has its default. Never a secret: those are named by ARN. */
export function environmentOf(spec: FunctionSpec, stage: Stage, data: DataStack): Readonly<Record<string, string>> {
  const table = (name: TableName): string => existing(data.tables.get(name), name).tableName;
  const values: Partial<Record<SettingName, () => string>> = {
    GROUNDSWELL_STAGE: () => stage.name,
    GROUNDSWELL_TABLE_IDENTITY: () => table('identity'),
    GROUNDSWELL_TABLE_ENGAGEMENT: () => table('engagement'),
    GROUNDSWELL_TABLE_TRENDS: () => table('trends'),
    GROUNDSWELL_TABLE_ACTIVITY: () => table('activity'),
    GROUNDSWELL_STREAM_ACTIVITIES: () => existing(data.streams.get('activities'), 'activities').streamName,
    GROUNDSWELL_BUCKET_ARCHIVE: () => existing(data.buckets.get('archive'), 'archive').bucketName,
    GROUNDSWELL_BUCKET_DEAD_LETTERS: () => existing(data.buckets.get('dead-letters'), 'dead-letters').bucketName,
    GROUNDSWELL_QUEUE_LISTS: () => existing(data.queues.get('lists'), 'lists').queue.queueUrl,
    GROUNDSWELL_FIELDS_KEY_ARN: () => data.fieldsKey.keyArn,
    GROUNDSWELL_DEPLOYMENT_KEY_ARN: () => data.deploymentKey.secretArn,
  };
  const given = spec.settings.flatMap((name) => {
    const value = values[name];
    return value === undefined ? [] : [[name, value()]];
  });
  return { ...Object.fromEntries(given), ...spec.values };
}
