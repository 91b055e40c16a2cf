import { HOUR, MINUTE } from '@groundswell/kernel';
import { EVERYWHERE } from '@groundswell/topic';
import { describe, expect, it } from 'vitest';
import { likelyPeaks } from './hour-peaks.ts';
import type { PeakedPast } from './topic-habit.ts';
import { TopicRarities } from './topic-rarities.ts';

const NOW_HOUR = 480_000;
const NOW = NOW_HOUR * HOUR + 30 * MINUTE;

/** So many people an hour since `days` ago. */
function past(people: number, days: number): PeakedPast {
  return { firstHour: NOW_HOUR - 24 * days, actors: () => people, peaks: () => likelyPeaks(people) };
}

const asUsual = { ten: 40, thirty: 100, sixty: 200 };
const burst = { ten: 400, thirty: 500, sixty: 600 };

describe('TopicRarities', () => {
  it('tells that what is usual happens every day or two, and a burst once in a long time', () => {
    const rarities = new TopicRarities(() => past(200, 15));
    expect(rarities.days(EVERYWHERE, 'ai', asUsual, NOW)).toBeLessThan(3);
    expect(rarities.days(EVERYWHERE, 'ai', burst, NOW)).toBeGreaterThan(30);
    expect(rarities.days(EVERYWHERE, 'ai', { ten: 1e6, thirty: 1e6, sixty: 1e6 }, NOW)).toBe(10_000);
  });

  it('tells nothing of a scope that is younger than a day, or of which nothing is known', () => {
    const young = new TopicRarities(() => past(200, 23 / 24));
    expect(young.days(EVERYWHERE, 'ai', burst, NOW)).toBeUndefined();
    const unknown = new TopicRarities(() => ({ ...past(0, 1), firstHour: undefined }));
    expect(unknown.days(EVERYWHERE, 'ai', burst, NOW)).toBeUndefined();
  });

  it('rates a topic that nobody has used before as rare once many use it', () => {
    const rarities = new TopicRarities(() => past(0, 15));
    expect(rarities.days(EVERYWHERE, 'new', burst, NOW)).toBeGreaterThan(1_000);
  });

  it('learns the habits of a topic once an hour, and of 200 topics a refresh; others go by those of the hour before', () => {
    let learnt = 0;
    const rarities = new TopicRarities(() => {
      learnt += 1;
      return past(200, 15);
    });
    const refresh = (now: number): readonly (number | undefined)[] =>
      Array.from({ length: 250 }, (_, topic) => rarities.days(EVERYWHERE, String(topic), burst, now));
    expect(refresh(NOW).filter((days) => days === undefined)).toHaveLength(50);
    expect(refresh(NOW + 5_000)).not.toContain(undefined);
    refresh(NOW + 10_000);
    expect(learnt).toBe(250);
    expect(refresh(NOW + HOUR)).not.toContain(undefined);
    expect(learnt).toBe(450);
  });
});
