import { z } from 'zod';

/** Activities of a request. */
const MOST_ACTIVITIES = 50;

const moment = z.union([z.iso.datetime({ offset: true }), z.number()]).describe('ISO 8601, or epoch milliseconds.');

const ownActivity = z
  .strictObject({
    id: z.string().min(1).max(200).describe('Chosen by the device, best a UUID: the same id again is counted once.'),
    kind: z.string().max(64).default('post').describe('post, view, search, like, ...: `[a-z0-9][a-z0-9._-]{0,63}`.'),
    text: z.string().max(10_000).optional().describe('Public text; its hashtags become topics.'),
    topics: z.array(z.string()).max(100).optional().describe('At most 20 of at most 100 characters; more is cut with a warning.'),
    labels: z.record(z.string(), z.string()).optional().describe('What a named topic is called for people, by topic.'),
    language: z.string().optional().describe('BCP 47: `pt`.'),
    region: z.string().optional().describe('ISO 3166-1 alpha-2: `BR`.'),
    client: z.string().optional().describe('The software that sends it.'),
    properties: z.record(z.string(), z.unknown()).optional(),
    occurredAt: moment.optional(),
  })
  .meta({ id: 'OwnActivity', description: 'One thing a person did. Who did it is known, and named by nobody.' });

export const ownActivities = z
  .strictObject({
    activities: z.array(ownActivity).min(1).max(MOST_ACTIVITIES),
    sentAt: moment.optional().describe("The device's clock when it sent this; corrects `occurredAt`."),
  })
  .meta({ id: 'OwnActivities', description: 'Activities of the person who is signed in.' });

export type OwnActivities = z.output<typeof ownActivities>;
