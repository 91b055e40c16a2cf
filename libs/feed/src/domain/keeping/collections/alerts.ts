import { EVERYWHERE, normaliseTopic, parseScope } from '@groundswell/topic';
import { z } from 'zod';
import { channels, webhook } from './delivery.ts';

const LONGEST = 1_000;

const topic = z
  .string()
  .max(LONGEST)
  .transform((text, context) => {
    const name = normaliseTopic(text);
    if (name !== undefined) return name;
    context.addIssue({ code: 'custom', message: 'must be a topic' });
    return z.NEVER;
  })
  .describe('A topic: `ai`, `product:42`.');

const scope = z
  .string()
  .max(100)
  .transform((text, context) => {
    const known = parseScope(text);
    if (known !== undefined) return known;
    context.addIssue({ code: 'custom', message: 'must be a scope' });
    return z.NEVER;
  })
  .describe('`everywhere`, `language:pt`, `region:BR`, `kind:search`, `source:ios`.');

const when = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('topic-starts'), topic, scope: scope.default(EVERYWHERE) }),
  z.strictObject({ kind: z.literal('enters-top'), scope, top: z.int().min(1).max(50).describe('Places from the first.') }),
]);

/** What somebody wants to be told at once. */
export const alertSchema = z
  .strictObject({ when, by: channels.refine((named) => named.length > 0, 'must name how it is sent'), webhook: webhook.optional() })
  .refine(({ by, webhook: url }) => by.includes('webhook') === (url !== undefined), {
    path: ['webhook'],
    message: 'belongs to `webhook` in `by`',
  })
  .meta({
    id: 'Alert',
    description: 'What somebody wants to be told at once: a topic begins to trend, or anything enters the first places of a scope.',
  });

export type Alert = z.output<typeof alertSchema>;
