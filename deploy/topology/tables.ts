import type { BucketSpec, QueueSpec, StreamSpec, TableSpec } from './model.ts';

export const tables: readonly TableSpec[] = [
  { name: 'identity', partitionKey: 'pk', sortKey: 'sk', timeToLive: 'expiresAt', stream: true },
  { name: 'engagement', partitionKey: 'pk', sortKey: 'sk', timeToLive: 'expiresAt', stream: true },
  { name: 'trends', partitionKey: 'pk', sortKey: 'sk', timeToLive: 'expiresAt', stream: true },
  { name: 'activity', partitionKey: 'pk', sortKey: 'sk', timeToLive: 'expiresAt', stream: false },
];

export const streams: readonly StreamSpec[] = [{ name: 'activities', shards: 1, retentionHours: 24 }];

export const buckets: readonly BucketSpec[] = [{ name: 'dead-letters', expireAfterDays: 90 }, { name: 'archive' }];

export const queues: readonly QueueSpec[] = [
  // Five hours of tries, three minutes apart: alerts of the day before are none.
  { name: 'lists', fifo: true, visibilitySeconds: 180, retentionHours: 24, deadLetterAfter: 100 },
];
