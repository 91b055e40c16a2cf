import { itemResult, mappingRulesSchema } from '@groundswell/activity';
import { z } from 'zod';
import { count } from '@groundswell/trend';

/**
 * What the ingest function takes and answers, as documentation for clients. Its own code checks
 * items by hand, each by itself, because it is the hot path; a spec sends it what is described here.
 */
const properties = z.record(z.string(), z.unknown());
const moment = z.union([z.iso.datetime({ offset: true }), z.number()]).describe('ISO 8601, or epoch milliseconds.');

export const activityInput = z
  .object({
    id: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe('Chosen by the sender: the same id from one source is counted once. Made when absent.'),
    kind: z.string().describe('post, view, search, purchase, like, reading, ...: `[a-z0-9][a-z0-9._-]{0,63}`.'),
    actor: z.string().min(1).max(200).describe('Who did it, as the sender calls them. Hashed before it is counted.'),
    actorSince: moment
      .optional()
      .describe("When the actor's account was made; taken from an operator's key only, left out with a warning else."),
    ip: z
      .string()
      .optional()
      .describe(
        "The actor's address, where a server sends for people; only a keyed hash of its network is kept. Taken from an operator's key or a source of servers, else the sender's own counts.",
      ),
    text: z.string().max(10_000).optional().describe('Public text; its hashtags become topics.'),
    topics: z.array(z.string()).optional().describe('At most 20 of at most 100 characters; more is cut with a warning.'),
    labels: z.record(z.string(), z.string()).optional().describe('What a named topic is called for people, by topic.'),
    language: z.string().optional().describe('BCP 47: `pt`.'),
    region: z.string().optional().describe('ISO 3166-1 alpha-2: `BR`.'),
    client: z.string().optional().describe('The software that sends it.'),
    properties: properties.optional(),
    occurredAt: moment.optional(),
  })
  .meta({ id: 'ActivityInput', description: 'One thing an actor did at a time.' });

export const activitiesInput = z
  .union([
    z.object({
      activities: z.array(activityInput),
      sentAt: moment.optional().describe("The sender's clock when it sent this; corrects `occurredAt`."),
      backfill: z.boolean().optional().describe('Count in the minute of `occurredAt` however old; needs an operator key.'),
      source: z.string().optional().describe('Id of the source that the sender believes to be; refused when the key says otherwise.'),
      writeKey: z.string().optional().describe('Instead of the header.'),
    }),
    z.array(activityInput),
  ])
  .meta({ id: 'ActivitiesInput', description: 'Activities in Groundswell’s own shape.' });

const dropped = count.optional().describe('Activities of people who do not want to be counted; absent: none.');

const segmentMembers = {
  messageId: z.string().optional(),
  userId: z.string().nullish(),
  anonymousId: z.string().nullish(),
  timestamp: z.string().optional(),
  sentAt: z.string().optional(),
  context: properties.optional(),
  properties: properties.optional(),
  traits: properties.optional(),
  writeKey: z.string().optional(),
};

export const segmentCall = z
  .object({
    ...segmentMembers,
    event: z.string().optional().describe('Of `track`.'),
    name: z.string().optional().describe('Of `page` and `screen`.'),
    groupId: z.string().optional().describe('Of `group`.'),
    previousId: z.string().optional().describe('Of `alias`.'),
  })
  .loose()
  .meta({ id: 'SegmentCall', description: "One call of Segment's HTTP API." });

export const segmentBatch = z
  .object({
    batch: z.array(segmentCall.and(z.object({ type: z.enum(['track', 'identify', 'page', 'screen', 'group', 'alias']) }))),
    sentAt: z.string().optional(),
    writeKey: z.string().optional(),
  })
  .loose()
  .meta({ id: 'SegmentBatch', description: "A batch of Segment's HTTP API: at most 500 KB, an item at most 32 KB." });

export const segmentResult = z
  .object({
    success: z.boolean(),
    accepted: count,
    refused: count,
    dropped,
    results: z.array(itemResult).optional().describe('Of items that were refused, or taken with a warning.'),
  })
  .meta({ id: 'SegmentResult', description: "Segment's answer, with what became of each item." });

export const cloudEvent = z
  .object({
    specversion: z.literal('1.0'),
    id: z.string(),
    source: z.string(),
    type: z.string().describe('Becomes the kind.'),
    subject: z.string().optional().describe('Becomes a topic.'),
    time: z.string().optional(),
    datacontenttype: z.string().optional(),
    data: z.unknown().optional(),
  })
  .loose()
  .meta({ id: 'CloudEvent', description: 'A CloudEvents 1.0 event in structured mode.' });

export const cloudEvents = z.array(cloudEvent).meta({ id: 'CloudEvents', description: 'A CloudEvents 1.0 batch.' });

export const mappingRules = mappingRulesSchema.meta({
  id: 'MappingRules',
  description: "How a source's events become kinds and topics. The first rule that fits gives the kind; topics add up.",
});

export const mappingPreview = z
  .object({
    event: properties.describe('An event as the source would send it: a Segment call with its `type`, a CloudEvent or an activity.'),
    mapping: mappingRules.optional().describe("Rules to try instead of the source's own."),
  })
  .meta({ id: 'MappingPreview', description: 'An event to try mapping rules on. Nothing is counted.' });

export const mappedEvent = z
  .object({
    kind: z.string(),
    topics: z.array(z.string()).describe('Every topic it would count for: mapped, named, and hashtags of its text.'),
    labels: z.record(z.string(), z.string()),
    text: z.string().optional(),
    warnings: z.array(z.string()),
    dropped: z.string().optional().describe('Present when it would be dropped, since the person does not want to be counted.'),
    refused: z.object({ reason: z.string(), field: z.string().optional() }).optional().describe('Present when it would be refused.'),
  })
  .meta({ id: 'MappedEvent', description: 'What the event would become.' });
