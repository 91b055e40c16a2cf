import { z } from 'zod';

/** Mastodon's own default and greatest page of trends (docs.joinmastodon.org/methods/trends). */
const DEFAULT_TAGS = 10;
const MAX_TAGS = 20;

const number = (fallback: number) => z.coerce.number().int().min(0).default(fallback);

export const mastodonQuery = z.object({
  // As Mastodon does, a page that is too long is cut rather than refused.
  limit: number(DEFAULT_TAGS)
    .transform((limit) => Math.min(limit, MAX_TAGS))
    .describe('Tags a page; at most 20.'),
  offset: number(0).describe('Tags to skip.'),
});

export const mastodonDay = z
  .object({
    day: z.string().describe('Unix second of its midnight (UTC), as a string.'),
    accounts: z.string().describe("Distinct actors in the day's busiest hour, as a string: a lower bound of the day's."),
    uses: z.string().describe('Uses in the day, as a string.'),
  })
  .meta({ id: 'MastodonDay', description: 'What a tag did in a day, in Mastodon’s shape.' });

export const mastodonTag = z
  .object({
    name: z.string().describe('The hashtag without `#`.'),
    url: z.string().describe("Address of the topic's page."),
    history: z.array(mastodonDay).length(7).describe('The last 7 days, newest first.'),
  })
  .meta({ id: 'MastodonTag', description: 'Mastodon’s `Trends::Tag`.' });

export const mastodonTags = z.array(mastodonTag).meta({ id: 'MastodonTags', description: 'Hashtags that trend, best first.' });

export const adminTag = z
  .object({
    id: z.string().describe('The topic.'),
    ...mastodonTag.shape,
    trendable: z.boolean().describe('It may trend: nobody denied it, and it need not wait for review.'),
    usable: z.boolean().describe('Always true: what people write is not changed.'),
    requires_review: z.boolean().describe('It waits for an operator.'),
  })
  .meta({ id: 'MastodonAdminTag', description: 'Mastodon’s `Admin::Tag`.' });

export const adminTags = z
  .array(adminTag)
  .meta({ id: 'MastodonAdminTags', description: 'Hashtags that trend, that wait for review, or that were denied last.' });

export type AdminTagAnswer = z.output<typeof adminTag>;
export type MastodonQuery = z.output<typeof mastodonQuery>;
export type MastodonTagAnswer = z.output<typeof mastodonTag>;
export type MastodonDayAnswer = z.output<typeof mastodonDay>;
