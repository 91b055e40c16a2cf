import { z } from 'zod';

const count = z.number().int().min(0);

export const itemResult = z
  .object({
    index: count.describe('Place in the request.'),
    id: z.string().optional(),
    status: z
      .enum(['accepted', 'refused', 'dropped'])
      .describe('`dropped`: the person does not want to be counted, so it was read and kept nowhere.'),
    reason: z.string().optional().describe('Why it was refused, or dropped: `opted-out`, `no-consent`.'),
    field: z.string().optional().describe('The field that was at fault.'),
    warnings: z.array(z.string()).optional().describe('What was cut or changed.'),
  })
  .meta({ id: 'ItemResult', description: 'What became of one activity.' });

const dropped = count.optional().describe('Activities of people who do not want to be counted; absent: none.');

export const activitiesResult = z
  .object({ accepted: count, refused: count, dropped, results: z.array(itemResult) })
  .meta({ id: 'ActivitiesResult', description: 'Accepted activities are durable and will be counted once.' });
