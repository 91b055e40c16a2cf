import { z } from 'zod';

/** Following or muting a topic says nothing but that. */
export const watchedTopicSchema = z.strictObject({});

export type WatchedTopic = z.output<typeof watchedTopicSchema>;
