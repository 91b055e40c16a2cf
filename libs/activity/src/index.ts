export type { Activity, AcceptedActivity } from './domain/activity.ts';
export { MAX_TOPICS, MAX_TOPIC_LENGTH } from './domain/activity.ts';
export type { Source } from './domain/source.ts';
export { Sources } from './domain/source.ts';
export type { MappingRules, MappingRule, TopicTemplate } from './domain/mapping.ts';
