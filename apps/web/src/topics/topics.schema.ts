import { z } from 'zod';
import { count, labelText, sampleActivity, scopeText, time, topicName, trend } from '@groundswell/trend';
import { readableScope } from '../trends/scope.schema.ts';

export const topicQuery = z.object({ scope: readableScope });

export const topicHour = z
  .object({ at: time.describe('Start of the hour.'), uses: count, actors: count.describe('Distinct actors in that hour.') })
  .meta({ id: 'TopicHour', description: 'What a topic did in one hour in a scope.' });

export const episode = z
  .object({
    startedAt: time.describe('When the topic began to be shown.'),
    peakAt: time.describe('When its score was highest.'),
    peakScore: z.number().describe('Its highest score.'),
    endedAt: time.optional().describe('When it was last shown; absent while it is.'),
  })
  .meta({ id: 'Episode', description: 'One rise of a topic in a scope. A topic that comes back within half an hour goes on with it.' });

export const relatedTopic = z
  .object({
    topic: topicName,
    label: labelText,
    together: count.describe('How many used both: people or activities, as `relatedBy` says.'),
  })
  .meta({ id: 'RelatedTopic', description: 'A topic that is used together with the one asked for.' });

export const topicPage = z
  .object({
    topic: topicName,
    label: labelText,
    scope: scopeText,
    actorsPerDay: count.describe('Distinct actors in the last 24 hours, everywhere.'),
    usesPerDay: count.describe('Uses in the last 24 hours, everywhere.'),
    lastUsedAt: time,
    trend: trend.nullable().describe('Its place in the scope; null when it is not rising there.'),
    why: z.string().describe('One sentence that says why it trends, or that it does not.'),
    episodes: z.array(episode).describe('Its rises in the scope in the last two days, the newest first.'),
    history: z.array(topicHour).describe('The last 7 days hour by hour in the scope, oldest first, zeros included.'),
    relatedBy: z
      .enum(['people', 'activities'])
      .describe(
        'What `together` counts. `people`: distinct people who used both in two hours, more than chance would have; known of topics that were in a list in the last six hours. `activities`: recent activities that name both.',
      ),
    related: z.array(relatedTopic).describe('The closest first.'),
    samples: z.array(sampleActivity).describe('Newest first.'),
  })
  .meta({ id: 'TopicPage', description: 'A topic: why it trends, its history, related topics and recent activities.' });

export type TopicScope = z.output<typeof topicQuery>;
export type TopicPageAnswer = z.output<typeof topicPage>;
export type TopicHourAnswer = z.output<typeof topicHour>;
