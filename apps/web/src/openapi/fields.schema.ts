import { z } from 'zod';

/** A time as the API writes it: ISO 8601 in UTC with milliseconds. */
export const time = z.iso.datetime().meta({ example: '2026-03-01T12:00:00.000Z' });

/** A count of something. */
export const count = z.number().int().min(0);

export const topicName = z.string().describe('Normalised: `ai` for the hashtag #AI, `product:42` for a named subject.');

export const labelText = z.string().describe('What people call it: `#AI`, `Blue shoes`.');

export const scopeText = z
  .string()
  .describe('`everywhere`, or a dimension and its value: `language:pt`, `region:BR`, `kind:search`, `source:ios`.');

export const problem = z
  .object({
    type: z.string().describe('`urn:groundswell:problem:CODE`.'),
    title: z.string(),
    status: z.number().int(),
    code: z.string().describe('Stable: what a client decides by.'),
    detail: z.string().optional().describe('For people.'),
    instance: z.string().describe('The path that was asked for.'),
    correlationId: z.string().describe('Names the request in the logs; also in the header `x-correlation-id`.'),
    errors: z
      .array(z.object({ field: z.string(), message: z.string() }))
      .optional()
      .describe('What is wrong with each parameter or member.'),
  })
  .loose()
  .meta({ id: 'Problem', description: 'What went wrong (RFC 9457). Further members depend on the code.' });
