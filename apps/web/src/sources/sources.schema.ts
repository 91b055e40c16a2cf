import { isKind } from '@groundswell/activity';
import { z } from 'zod';
import { time } from '@groundswell/trend';
import { authorQuery } from '../moderation/moderation.schema.ts';

const MAX_RATE = 1_000_000;

/** What operators set of a source. */
const settings = {
  name: z.string().trim().min(1).max(100).describe('What people call it.'),
  allowedKinds: z
    .array(z.string().refine(isKind, 'a kind has a-z, 0-9, ".", "_" and "-", and at most 64 of them'))
    .min(1)
    .max(50)
    .optional()
    .describe('Kinds it may send; absent: any.'),
  ratePerSecond: z.number().positive().max(MAX_RATE).optional().describe('Activities a second over ten seconds; absent: not limited.'),
  servers: z
    .literal(true)
    .optional()
    .describe('Its senders are servers: addresses of actors in its events are believed, its own says nothing.'),
};

/** Unknown members are refused: a setting that is misspelt must not be dropped. */
export const sourceInput = z
  .strictObject({ ...settings, ...authorQuery.shape })
  .meta({ id: 'SourceInput', description: 'A source as it shall be. What is absent is not limited.' });

export const keyInput = z.strictObject(authorQuery.shape).meta({ id: 'WriteKeyInput', description: 'Who adds a write key, and why.' });

export const sourceTrailQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50).describe('Entries a page.'),
  cursor: z.string().min(1).max(100).optional().describe('`next` of the page before. Opaque.'),
});

export const sourceTrail = z
  .object({
    entries: z
      .array(
        z.object({
          number: z.number().int().min(1),
          at: time,
          by: z.string(),
          reason: z.string().optional(),
          action: z.enum(['create', 'settings', 'add-key', 'revoke-key', 'replace-keys']),
          settings: z.object(settings).optional().describe('As they became.'),
          keyEnding: z.string().optional().describe('The last characters of the key that came or went.'),
        }),
      )
      .describe('Newest first.'),
    next: z.string().optional().describe('Cursor of the following page; absent on the last one.'),
  })
  .meta({ id: 'SourceTrail', description: 'Who did what to a source, when and why.' });

export type SourceInput = z.output<typeof sourceInput>;
export type KeyInput = z.output<typeof keyInput>;
export type SourceTrailQuery = z.output<typeof sourceTrailQuery>;
export type SourceTrailAnswer = z.output<typeof sourceTrail>;
