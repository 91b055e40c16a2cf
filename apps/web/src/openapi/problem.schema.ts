import { z } from 'zod';

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
