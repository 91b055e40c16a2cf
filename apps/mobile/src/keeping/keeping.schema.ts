import { alertSchema, profileSchema } from '@groundswell/feed';
import { z } from 'zod';

const version = z.int().min(0).describe('Grows with every change of anything that the person keeps.');
const changedAt = z.iso.datetime().describe('When the server last changed it.');

export const keptProfile = z
  .object({ version: version.describe('0: nothing was said yet.'), changedAt: changedAt.optional(), profile: profileSchema })
  .meta({ id: 'KeptProfile', description: 'What somebody wants of Groundswell.' });

export const keptTopic = z
  .object({ topic: z.string().describe('In the spelling that it is counted under.'), version, changedAt })
  .meta({ id: 'KeptTopic', description: 'A topic that somebody follows or mutes.' });
export const keptTopics = z
  .object({ topics: z.array(keptTopic).describe('By name.') })
  .meta({ id: 'KeptTopics', description: 'The topics that somebody follows or mutes.' });

export const keptAlert = z
  .object({ id: z.uuid(), version, changedAt, alert: alertSchema })
  .meta({ id: 'KeptAlert', description: 'An alert of somebody.' });
const failure = z
  .object({
    by: z.enum(['push', 'email', 'webhook']),
    webhook: z.string().optional().describe('Where the webhook was to go.'),
    reason: z.string(),
    at: z.iso.datetime(),
  })
  .meta({ id: 'DeliveryFailure', description: 'The last time in 30 days that telling somebody in a way was given up for good.' });
export const keptAlerts = z
  .object({
    alerts: z.array(keptAlert).describe('By id.'),
    failures: z.array(failure).describe('One of each way at most, the last one first; of alerts and digests.'),
  })
  .meta({ id: 'KeptAlerts', description: 'The alerts of somebody.' });

export const removed = z.object({ removed: z.literal(true) }).meta({ id: 'Removed', description: 'It is there no longer, if it was.' });

export type KeptProfileAnswer = z.output<typeof keptProfile>;
export type KeptTopicAnswer = z.output<typeof keptTopic>;
export type KeptTopicsAnswer = z.output<typeof keptTopics>;
export type KeptAlertAnswer = z.output<typeof keptAlert>;
export type KeptAlertsAnswer = z.output<typeof keptAlerts>;
export type RemovedAnswer = z.output<typeof removed>;
