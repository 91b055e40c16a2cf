import { z } from 'zod';

/** A time as the API writes it: ISO 8601 in UTC with milliseconds. */
export const time = z.iso.datetime().meta({ example: '2026-03-01T12:00:00.000Z' });

/** A count of something. */
export const count = z.number().int().min(0);

export const topicName = z.string().describe('Normalised: `ai` for the hashtag #AI, `product:42` for a named subject.');

export const labelText = z.string().describe('What people call it: `#AI`, `Blue shoes`.');

export const scopeText = z
  .string()
  .describe('`everywhere`, or a dimension and its value: `language:pt`, `region:BR`, `kind:search`, `source:ios`.');
