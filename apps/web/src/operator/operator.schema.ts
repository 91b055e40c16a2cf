import { z } from 'zod';
import { time, topicName } from '@groundswell/trend';
import { topicPage } from '../topics/topics.schema.ts';

export const operatorCheck = z
  .object({ operator: z.literal(true) })
  .meta({ id: 'OperatorCheck', description: 'The operator key is valid.' });

export const operatorTopicPage = z
  .object({
    ...topicPage.shape,
    lastUsedAt: time.optional().describe('Absent when nobody used it in the last 24 hours.'),
    public: z.boolean().describe('Everybody may see it: enough people use it, and nobody denied it.'),
  })
  .meta({
    id: 'OperatorTopicPage',
    description: 'A topic with its counts, whether or not it is public, nothing left out; zeros when it was not used.',
  });

export const registeredSource = z
  .object({
    id: z.string(),
    name: z.string(),
    writeKeys: z
      .array(z.object({ key: z.string(), name: z.string().describe('What it is revoked by; it opens nothing.') }))
      .describe('Newest first.'),
    allowedKinds: z.array(z.string()).optional().describe('Kinds it may send; absent: any.'),
    ratePerSecond: z.number().optional().describe('Activities a second; absent: not limited.'),
    servers: z
      .literal(true)
      .optional()
      .describe('Its senders are servers: addresses of actors in its events are believed, its own says nothing.'),
    createdAt: time,
  })
  .meta({ id: 'RegisteredSource', description: 'A registered sender of activities.' });

export const sourceList = z
  .object({ sources: z.array(registeredSource) })
  .meta({ id: 'SourceList', description: 'Every registered source, oldest first.' });

export const arrivalsQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20).describe('Arrivals at most.'),
});

export const arrival = z
  .object({
    id: z.string(),
    kind: z.string(),
    text: z.string().optional(),
    topics: z.array(topicName),
    at: time.describe('When it occurred, or was received where the sender did not say.'),
    countedAt: time,
  })
  .meta({ id: 'Arrival', description: 'An activity that just arrived and was counted, of any kind.' });

export const arrivalList = z
  .object({ arrivals: z.array(arrival).describe('Newest first. A few a minute are kept: this is a look, not a log.') })
  .meta({ id: 'ArrivalList', description: 'What a source sent last.' });

export type ArrivalsLimit = z.output<typeof arrivalsQuery>;
export type OperatorTopicAnswer = z.output<typeof operatorTopicPage>;
export type RegisteredSourceAnswer = z.output<typeof registeredSource>;
export type SourceListAnswer = z.output<typeof sourceList>;
export type ArrivalListAnswer = z.output<typeof arrivalList>;
export type OperatorCheckAnswer = z.output<typeof operatorCheck>;
