import { count, labelText, sampleActivity, scopeText, time, topicName, trend } from '@groundswell/trend';
import { z } from 'zod';

/** Entries of a page at most. */
const MOST_ENTRIES = 50;

export const feedQuery = z.object({
  limit: z.coerce.number().int().min(1).max(MOST_ENTRIES).default(20).describe('Entries a page, which may have fewer.'),
  cursor: z.string().min(1).max(2_000).optional().describe('`next` of the page before. Opaque, good for a day, and for nobody else.'),
});

const reason = z
  .object({
    kind: z.enum(['follows', 'rises', 'similar-people']),
    text: z.string().describe('For people: `because you follow #ai`.'),
    scope: scopeText.optional().describe('Of `rises`: where.'),
    topics: z.array(topicName).optional().describe('Of `similar-people`: the topics you follow that led to it.'),
  })
  .meta({ id: 'FeedReason', description: 'Why something is in a feed.' });

export const scopedTrend = trend
  .extend({ scope: scopeText })
  .meta({ id: 'ScopedTrend', description: "A topic's place in one of a person's scopes." });

const rise = z
  .object({ startedAt: time, peakAt: time, endedAt: time.optional().describe('When it was last shown as a trend; absent while it is.') })
  .meta({ id: 'FeedRise', description: 'The last rise of a topic everywhere.' });

const entry = z
  .object({
    topic: topicName,
    label: labelText,
    because: z.string().describe('The first of its reasons.'),
    reasons: z.array(reason).describe('The strongest first.'),
    state: z.enum(['rising', 'rose', 'steady']).describe('`rising` in a scope of yours now, `rose` in the last two days, or neither.'),
    trend: scopedTrend.nullable().describe('Its best place in your scopes; null where it is not rising there.'),
    rise: rise.optional().describe('Of followed topics: their last rise everywhere in two days.'),
    actorsPerDay: count.describe('Distinct actors in the last 24 hours.'),
    samples: z.array(sampleActivity).describe('Of followed topics: recent public activities, the newest first.'),
  })
  .meta({ id: 'FeedEntry', description: 'A topic, and why it is in the feed.' });

export const feedPage = z
  .object({
    entries: z.array(entry).describe('No topic comes twice, on this page or another one of the same feed.'),
    next: z.string().optional().describe('Cursor of the following page; absent on the last one.'),
  })
  .meta({ id: 'FeedPage', description: "A page of somebody's feed." });

export type FeedQuery = z.output<typeof feedQuery>;
export type FeedPageAnswer = z.output<typeof feedPage>;
export type FeedEntryAnswer = z.output<typeof entry>;
