import { z } from 'zod';
import { count, labelText, topicName } from '@groundswell/trend';

export const MAX_FOUND = 50;

export const searchQuery = z.object({
  q: z.string().trim().min(1).max(100).describe('Part of the name of a topic, or of what people call it.'),
  limit: z.coerce.number().int().min(1).max(MAX_FOUND).default(20).describe('Topics at most.'),
});

export const foundTopic = z
  .object({
    topic: topicName,
    label: labelText,
    actorsPerDay: count.describe('Distinct actors in the last 24 hours.'),
    usesPerDay: count.describe('Uses in the last 24 hours.'),
    trending: z.boolean().describe('It is in the list of the scope `everywhere` now.'),
  })
  .meta({ id: 'FoundTopic', description: 'A topic that fits what was searched for.' });

export const foundTopics = z
  .object({
    q: z.string().describe('What was searched for.'),
    topics: z.array(foundTopic).describe('Names that begin with it first, then most actors first.'),
  })
  .meta({ id: 'FoundTopics', description: 'What a search found among the topics of the last 24 hours.' });

export type SearchQuery = z.output<typeof searchQuery>;
export type FoundTopicsAnswer = z.output<typeof foundTopics>;
