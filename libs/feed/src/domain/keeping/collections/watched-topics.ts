import { z } from 'zod';

/** Following or muting a topic says nothing but that. */
export const watchedTopicSchema = z.strictObject({}).meta({ id: 'WatchedTopic', description: 'A topic that is followed or muted.' });

export type WatchedTopic = z.output<typeof watchedTopicSchema>;
