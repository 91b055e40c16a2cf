import { describe, expect, it } from 'vitest';
import type { TopicCounts } from '../api/api.ts';
import type { Arrival } from '@groundswell/client';
import { followActivity, type Following, type Progress } from './follow-activity.ts';

const counted = (usesPerDay: number): TopicCounts => ({ topic: 't', actorsPerDay: 1, usesPerDay, public: false });
const arrival: Arrival = { id: 'a1', kind: 'post', topics: ['t'], at: '', countedAt: '' };

/** A server whose arrivals and counts change at given times, and a clock that moves with each pause. */
function server(script: { arrivesAt: number; countedAt: number; before?: number }, changes: Partial<Following> = {}): Following {
  let now = 0;
  const before = script.before ?? 0;
  return {
    id: 'a1',
    topic: 't',
    send: () => Promise.resolve({ index: 0, id: 'a1', status: 'accepted' }),
    arrivals: () => Promise.resolve(now >= script.arrivesAt ? [arrival] : []),
    counts: () => Promise.resolve(now >= script.countedAt ? counted(before + 1) : before > 0 ? counted(before) : undefined),
    now: () => now,
    pause: (milliseconds) => {
      now += milliseconds;
      return Promise.resolve();
    },
    ...changes,
  };
}

async function all(following: Following): Promise<Progress[]> {
  return Array.fromAsync(followActivity(following));
}

describe('followActivity', () => {
  it('tells every step with its time', async () => {
    const steps = await all(server({ arrivesAt: 1_000, countedAt: 3_000 }));
    expect(steps.at(-1)).toMatchObject({ reached: { sent: 0, accepted: 0, arrived: 1_200, counted: 3_000 }, counts: { usesPerDay: 1 } });
    expect(steps).toHaveLength(4);
  });

  it('waits for the count to grow when the topic was used before', async () => {
    const steps = await all(server({ arrivesAt: 0, countedAt: 2_000, before: 7 }));
    expect(steps.at(-1)?.counts?.usesPerDay).toBe(8);
  });

  it('counts as arrived when the count shows it first', async () => {
    const steps = await all(server({ arrivesAt: Number.POSITIVE_INFINITY, countedAt: 600 }));
    expect(Object.keys(steps.at(-1)?.reached ?? {})).toEqual(['sent', 'accepted', 'arrived', 'counted']);
  });

  it('ends with the reason of a refusal', async () => {
    const refused = { index: 0, id: 'a1', status: 'refused', reason: 'too long', field: 'text' } as const;
    const steps = await all(server({ arrivesAt: 0, countedAt: 0 }, { send: () => Promise.resolve(refused) }));
    expect(steps.at(-1)?.failure).toBe('Refused: too long (text)');
  });

  it('ends with what went wrong when the server cannot be reached', async () => {
    const steps = await all(server({ arrivesAt: 0, countedAt: 0 }, { send: () => Promise.reject(new Error('Wrong key.')) }));
    expect(steps.at(-1)?.failure).toBe('Wrong key.');
  });

  it('looks again after a failed look, and gives up after a minute', async () => {
    const never = server({ arrivesAt: 0, countedAt: Number.POSITIVE_INFINITY }, { arrivals: () => Promise.reject(new Error('down')) });
    const steps = await all(never);
    expect(steps.at(-1)?.failure).toMatch(/not counted within a minute/);
    expect(steps.at(-1)?.reached.accepted).toBe(0);
  });
});
