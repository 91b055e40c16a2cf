import { scopeText } from '@groundswell/trend';
import { z } from 'zod';
import { scopedTrend } from './feed.schema.ts';

/** Trends for a person at most: a list of each of their scopes. */
const MOST_TRENDS = 100;

export const trendsForYouQuery = z.object({
  limit: z.coerce.number().int().min(1).max(MOST_TRENDS).default(20).describe('Trends at most.'),
});

const trendForYou = scopedTrend
  .extend({
    because: z.string().describe('`because it is rising in Brazil`.'),
    scopes: z.array(scopeText).describe('All scopes of yours in which it rises, the best place first.'),
    followed: z.boolean(),
  })
  .meta({ id: 'TrendForYou', description: 'A trend of a scope that somebody wants.' });

export const trendsForYou = z
  .object({
    scopes: z.array(scopeText).describe('Where was looked: your regions, your languages, everywhere.'),
    trends: z.array(trendForYou).describe('Best places first; what you mute is left out.'),
  })
  .meta({ id: 'TrendsForYou', description: 'What rises in the regions and languages of a person, and everywhere.' });

export type TrendsForYouQuery = z.output<typeof trendsForYouQuery>;
export type TrendsForYouAnswer = z.output<typeof trendsForYou>;
