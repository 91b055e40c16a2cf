import { parseScope } from '@groundswell/topic';
import { z } from 'zod';
import { channels, quarterHour, timeOfDay, webhook } from './delivery.ts';

/** The only item of the collection `profile`. */
export const PROFILE_ID = 'me';
const MOST_SCOPES = 10;

function inScope(dimension: 'language' | 'region') {
  return z
    .string()
    .max(64)
    .transform((text, context) => {
      const scope = parseScope(`${dimension}:${text}`);
      if (scope !== undefined) return scope.slice(dimension.length + 1);
      context.addIssue({ code: 'custom', message: `must be a ${dimension}` });
      return z.NEVER;
    });
}

const unique = (values: readonly string[]): string[] => [...new Set(values)];

/** An IANA name in the spelling that this runtime has for it. */
const timeZone = z
  .string()
  .max(64)
  .transform((name, context) => {
    const known = zoneOf(name);
    if (known !== undefined) return known;
    context.addIssue({ code: 'custom', message: 'must be a time zone of IANA, as `Europe/Lisbon`' });
    return z.NEVER;
  });

function zoneOf(name: string): string | undefined {
  // Offsets are no zones: they don't know when summer is.
  if (!/^[A-Za-z]/.test(name)) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

const digest = z
  .strictObject({
    every: z.enum(['never', 'day', 'week']),
    at: quarterHour.default('08:00'),
    weekday: z.int().min(1).max(7).optional().describe('1 is Monday. Default 1.'),
    by: channels.default([]),
    webhook: webhook.optional(),
  })
  .refine(({ every, by }) => every === 'never' || by.length > 0, { path: ['by'], message: 'must name how it is sent' })
  .refine(({ by, webhook: url }) => by.includes('webhook') === (url !== undefined), {
    path: ['webhook'],
    message: 'belongs to `webhook` in `by`',
  });

/** What somebody wants of Groundswell, and where they are. */
export const profileSchema = z
  .strictObject({
    displayName: z.string().trim().min(1).max(50).optional(),
    languages: z.array(inScope('language')).max(MOST_SCOPES).transform(unique).default([]).describe('Whose trends they want: `pt`.'),
    regions: z.array(inScope('region')).max(MOST_SCOPES).transform(unique).default([]).describe('Whose trends they want: `BR`.'),
    timeZone: timeZone.default('UTC').describe('Of IANA, as `Europe/Lisbon`.'),
    quietHours: z
      .strictObject({ from: timeOfDay, to: timeOfDay })
      .refine(({ from, to }) => from !== to, { path: ['to'], message: 'must not be when they begin' })
      .optional()
      .describe('When nothing is sent; may go over midnight.'),
    digest: digest.prefault({ every: 'never' }).describe('What is sent on a schedule.'),
  })
  .meta({ id: 'Profile', description: 'What somebody wants of Groundswell, and where they are.' });

export type Profile = z.output<typeof profileSchema>;

/** Of somebody who said nothing yet. */
export const EMPTY_PROFILE: Profile = profileSchema.parse({});
