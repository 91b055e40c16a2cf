import { z } from 'zod';
import { count, time } from '@groundswell/trend';

export const status = z
  .object({
    status: z
      .enum(['starting', 'ok', 'stale'])
      .describe('`starting`: nothing was ranked yet. `stale`: the ranker last finished more than three minutes ago.'),
    version: z.string(),
    stage: z.string().describe('Name of the deployment.'),
    rankedAt: time.optional().describe('When the ranker last finished a refresh.'),
    countedThrough: time.optional().describe('Arrival of the newest activity that is counted in the lists.'),
    lagSeconds: z.number().min(0).optional().describe('Seconds since the ranker last finished: how old what is shown is at most.'),
    activities: count.describe('Activities counted since the deployment began.'),
    minimumActors: count.describe('Distinct actors in 24 hours below which a topic is not shown.'),
    sample: z.boolean().describe('Synthetic activity of the sample community is among what is shown.'),
  })
  .meta({ id: 'Status', description: 'Health and freshness of the deployment.' });

export type StatusAnswer = z.output<typeof status>;
