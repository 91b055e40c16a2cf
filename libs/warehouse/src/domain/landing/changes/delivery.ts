import { z } from 'zod';
import { timeCell } from '../cells.ts';
import { hashCell } from '../pseudonyms.ts';
import { changeKind } from './change-kind.ts';

const TOLD = 'TOLD#';

/**
 * What somebody is to be told, and what became of it. No address, no words, and no reason, which may quote either. What was sent
 * remembers nothing but that it was: the way stands in where it waited.
 */
export const deliveries = changeKind({
  table: 'engagement',
  pk: `${TOLD}*`,
  sk: '*',
  target: 'delivery_change',
  stored: z.object({
    place: z.string().optional(),
    state: z.enum(['sent', 'dropped', 'dead']).optional(),
    delivery: z.object({ channel: z.string(), tries: z.number().optional(), madeAt: z.number().optional() }).optional(),
  }),
  read: ({ place, state, delivery }, { pk, sk }, pseudonyms, before) => {
    const person = pseudonyms.account(pk.slice(TOLD.length));
    const cells = {
      delivery: pseudonyms.thing(sk),
      account: hashCell(person),
      channel: delivery?.channel ?? wayOf(place ?? before?.place) ?? null,
      tries: delivery?.tries ?? null,
      made_at: timeCell(delivery?.madeAt, 'made_at'),
      outcome: state ?? 'waiting',
    };
    return { person, cells };
  },
});

/** From `time#person#way#id`. */
function wayOf(place: string | undefined): string | undefined {
  return place?.split('#').at(-2);
}
