import { z } from 'zod';
import { count, labelText, time, topicName } from './fields.schema.ts';

const trendMembers = {
  topic: topicName,
  label: labelText,
  score: z.number().describe('How surprising its activity is; comparable within a scope.'),
  windowMinutes: z.number().int().describe('The window that gave the score: 10, 30 or 60 minutes.'),
  observed: z.number().min(0).describe('Distinct actors in that window.'),
  expected: z.number().min(0).describe("Distinct actors that the topic's past lets expect in it."),
  uses: count.describe('Uses in that window.'),
  concentration: z.number().min(0).max(1).describe('Actors a use: a low value is a few accounts making much noise.'),
  actorsPerDay: count.describe('Distinct actors in the last 24 hours.'),
  trust: z.number().min(0).max(1).describe('What is left of the score where many actors are new or in few networks: 1 is all of it.'),
  rarityDays: z.number().min(0).optional().describe('The topic reaches this level once in so many days; absent where that is unknown.'),
  startedAt: time.describe('When this episode began to be shown.'),
  peakAt: time.describe('When its score was highest in this episode.'),
  sparkline: z
    .array(count)
    .length(24)
    .describe('Uses in each of the last 24 five-minute bins, oldest first; the last one is still filling.'),
  why: z.string().describe('One sentence that says why: "412 people in 30 minutes, 38 expected at this hour".'),
};

export const trend = z
  .object({ rank: z.number().int().min(1).describe('Place in its scope, from 1.'), ...trendMembers })
  .meta({ id: 'Trend', description: "A topic's place in a scope at a time, with its score and the parts that explain it." });

export type TrendAnswer = z.output<typeof trend>;
