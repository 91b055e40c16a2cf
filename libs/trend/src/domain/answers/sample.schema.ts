import { z } from 'zod';
import { time, topicName } from './fields.schema.ts';

export const sampleActivity = z
  .object({
    kind: z.string(),
    text: z.string().optional().describe('Hashtags of topics that too few people use are replaced by `#…`.'),
    at: time,
    client: z.string().optional().describe('The software that sent it.'),
    language: z.string().optional(),
    topics: z.array(topicName),
  })
  .meta({ id: 'SampleActivity', description: 'A recent activity of a public kind, without who did it.' });

export type SampleAnswer = z.output<typeof sampleActivity>;
