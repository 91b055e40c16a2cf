import { ManualClock, SECOND } from '@groundswell/kernel';
import { describe, expect, it } from 'vitest';
import { NOON, publicityOf, TrendReadsTwin, webSettings } from '../../test/twins.ts';
import { StatusRead } from './status.read.ts';

function status(reads: TrendReadsTwin, now = NOON, changes: Record<string, string> = {}) {
  const settings = webSettings(changes);
  return new StatusRead(settings, reads, publicityOf(reads), new ManualClock(now)).answer();
}

describe('StatusRead', () => {
  it('is starting until something was ranked', async () => {
    const answer = await status(new TrendReadsTwin());
    expect(answer).toMatchObject({ status: 'starting', stage: 'local', activities: 0, minimumActors: 5, sample: false });
    expect(answer.version).toMatch(/^\d+\.\d+\.\d+/);
    expect(answer).not.toHaveProperty('lagSeconds');
  });

  it('is ok while the ranker finishes, and stale when it has not for three minutes', async () => {
    const reads = new TrendReadsTwin();
    reads.fresh = { rankedAt: NOON, countedThrough: NOON - 1_500, activities: 12 };
    expect(await status(reads, NOON + 2_500)).toMatchObject({
      status: 'ok',
      rankedAt: '2026-03-01T12:00:00.000Z',
      countedThrough: '2026-03-01T11:59:58.500Z',
      lagSeconds: 2.5,
      activities: 12,
    });
    expect(await status(reads, NOON + 181 * SECOND)).toMatchObject({ status: 'stale' });
    expect(await status(reads, NOON - SECOND)).toMatchObject({ status: 'ok', lagSeconds: 0 });
  });

  it('measures in seconds of the machine, whose clock wakes the ranker', async () => {
    const reads = new TrendReadsTwin();
    reads.fresh = { rankedAt: NOON, activities: 0 };
    expect(await status(reads, NOON + 3_600 * SECOND, { GROUNDSWELL_CLOCK_RATE: '60' })).toMatchObject({ status: 'ok', lagSeconds: 60 });
  });

  it('says whether the sample community is among what is shown', async () => {
    const reads = new TrendReadsTwin();
    reads.summaries = [{ scope: 'source:sample', actorsPerDay: 1, trending: 0 }];
    expect(await status(reads)).toMatchObject({ sample: true });
  });
});
