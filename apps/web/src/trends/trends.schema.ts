import { z } from 'zod';
import { scopeText, time, trend } from '@groundswell/trend';
import { readableScope } from './scope.schema.ts';

/** Trends that a list holds at most, and so the most that can be asked for. */
export const MAX_TRENDS = 20;

export const trendsQuery = z.object({
  scope: readableScope,
  limit: z.coerce.number().int().min(1).max(MAX_TRENDS).default(MAX_TRENDS).describe('Trends a page.'),
  cursor: z.string().min(1).max(100).optional().describe('`next` of the page before. Opaque.'),
});

export const trendPage = z
  .object({
    scope: scopeText,
    at: time.optional().describe('When the list was computed. Absent when the scope has none.'),
    trends: z.array(trend).describe('Best first. Empty when nothing rises, and in a scope that nobody uses.'),
    next: z.string().optional().describe('Cursor of the following page; absent on the last one.'),
  })
  .meta({ id: 'TrendPage', description: 'The trends of a scope.' });

export type TrendsQuery = z.output<typeof trendsQuery>;
export type TrendPageAnswer = z.output<typeof trendPage>;
