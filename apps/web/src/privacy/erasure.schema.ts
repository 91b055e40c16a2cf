import { z } from 'zod';
import { actorHash, authorQuery } from '../moderation/moderation.schema.ts';

export const erasureQuery = authorQuery.extend({
  as: z
    .enum(['id', 'hash'])
    .default('id')
    .describe('What the address names: the id that senders give, or the keyed hash that moderation shows.'),
});

export const actorErasure = z
  .object({
    actor: actorHash,
    state: z.enum(['under-way', 'done']).describe('`under-way`: it counts nothing any more, and what is stored of it goes within minutes.'),
    done: z.array(z.string()).describe('Steps that are done, while it is under way.'),
  })
  .meta({ id: 'ActorErasure', description: 'How far the erasure of an actor is.' });

export type ErasureQuery = z.output<typeof erasureQuery>;
export type ActorErasureAnswer = z.output<typeof actorErasure>;
