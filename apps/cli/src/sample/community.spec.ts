import { HOUR, MINUTE } from '@groundswell/kernel';
import { hashtagsOf } from '@groundswell/topic';
import { describe, expect, it } from 'vitest';
import { Community, type Deed } from './community.ts';
import { render, topicsOf } from './render.ts';

const MONDAY = Date.UTC(2026, 10, 23) / MINUTE;

function minutes(community: Community, from: number, count: number): readonly Deed[] {
  return Array.from({ length: count }, (_, offset) => community.minute(from + offset)).flat();
}

/** Distinct members and uses of each topic. */
function tally(deeds: readonly Deed[]): Map<string, { members: Set<number>; uses: number }> {
  const topics = new Map<string, { members: Set<number>; uses: number }>();
  for (const deed of deeds) {
    for (const topic of topicsOf(deed)) {
      const entry = topics.get(topic) ?? { members: new Set(), uses: 0 };
      entry.members.add(deed.member);
      entry.uses += 1;
      topics.set(topic, entry);
    }
  }
  return topics;
}

describe('Community', () => {
  it('does the same in the same minute for the same seed, and something else for another', () => {
    const [one, same, other] = [new Community({ seed: 7 }), new Community({ seed: 7 }), new Community({ seed: 8 })];
    one.minute(MONDAY + 5);
    expect(one.minute(MONDAY)).toEqual(same.minute(MONDAY));
    expect(one.minute(MONDAY)).not.toEqual(other.minute(MONDAY));
  });

  it('keeps to its rate over a week', () => {
    const community = new Community({ rate: 3 });
    const sampled = Array.from({ length: 7 * 24 }, (_, hour) => community.minute(MONDAY + hour * 60 + 17).length);
    const perSecond = sampled.reduce((sum, count) => sum + count, 0) / sampled.length / 60;
    expect(perSecond).toBeGreaterThan(2.6);
    expect(perSecond).toBeLessThan(3.4);
  });

  it('sleeps at night, by the clock of each region', () => {
    const community = new Community();
    const inRegion = (hourUtc: number, region: string): number =>
      minutes(community, MONDAY + hourUtc * 60, 30).filter((deed) => deed.cohort.region === region).length;
    // 4 in the morning and 9 in the evening in Japan (UTC+9).
    expect(inRegion(12, 'JP')).toBeGreaterThan(4 * inRegion(19, 'JP'));
    // and in Brazil (UTC-3).
    expect(inRegion(24, 'BR')).toBeGreaterThan(4 * inRegion(7, 'BR'));
  });

  it('has at any time several bursts that set in at a time and decay', () => {
    const community = new Community();
    for (let hour = 0; hour < 48; hour += 6) {
      const under = community.burstsAt((MONDAY + hour * 60) * MINUTE);
      expect(under.length).toBeGreaterThanOrEqual(10);
    }
    const burst = community.burstsAt(MONDAY * MINUTE)[0];
    if (burst === undefined) throw new Error('no burst');
    const start = Math.floor(burst.startsAt / MINUTE);
    const uses = (from: number, count: number): number => tally(minutes(community, from, count)).get(burst.subject.topic)?.uses ?? 0;
    const peak = uses(start + Math.ceil(burst.rise), 10);
    expect(uses(start - 60, 10)).toBeLessThan(peak / 10);
    expect(uses(start + 290, 10)).toBeLessThan(peak / 4);
    expect(peak).toBeGreaterThan(20);
  });

  it('has the makings of trends: many members for one topic within ten minutes', () => {
    const recent = tally(minutes(new Community(), MONDAY + 600, 10));
    const bursts = new Community().burstsAt((MONDAY + 605) * MINUTE).map(({ subject }) => subject.topic);
    const large = bursts.filter((topic) => (recent.get(topic)?.members.size ?? 0) >= 15);
    expect(large.length).toBeGreaterThanOrEqual(5);
  });

  it('tells everybody’s stories and those of places, each under a name of its own', () => {
    const under = new Community().burstsAt((MONDAY + 600) * MINUTE);
    expect(new Set(under.map(({ subject }) => subject.topic)).size).toBe(under.length);
    expect(under.filter(({ audience }) => audience !== undefined).length).toBeGreaterThanOrEqual(5);
    expect(under.filter(({ audience }) => audience === undefined).length).toBeGreaterThanOrEqual(2);
  });

  it('has spam by a few members: many uses, few of them distinct', () => {
    const deeds = Array.from({ length: 6 }, (_, hour) => minutes(new Community(), MONDAY + hour * 60, 10)).flat();
    const noisy = [...tally(deeds).values()].filter(({ members, uses }) => uses >= 60 && members.size / uses < 0.15);
    expect(noisy.length).toBeGreaterThan(0);
  });
});

describe('render', () => {
  const deeds = minutes(new Community(), MONDAY + 700, 10);
  const activities = deeds.map((deed, place) => render(deed, 1, MONDAY + 700, place));

  it('writes texts whose hashtags are the topics of the deed', () => {
    const wrong = activities.filter(({ text }, index) => {
      if (text === undefined) return false;
      const found = new Set(hashtagsOf(text).map(({ topic }) => topic));
      const meant = new Set(topicsOf(deeds[index] as Deed));
      return text.includes('{') || found.symmetricDifference(meant).size > 0;
    });
    expect(wrong).toEqual([]);
  });

  it('says of every activity that it is made up, and whose it is', () => {
    expect(new Set(activities.map(({ client }) => client))).toEqual(new Set(['Groundswell sample community']));
    expect(activities.every(({ actor }) => /^sample-member-\d+$/.test(actor))).toBe(true);
  });

  it('gives one id to one deed', () => {
    expect(new Set(activities.map(({ id }) => id)).size).toBe(activities.length);
  });

  it('names products and searches for people', () => {
    const labels = activities.flatMap(({ labels }) => Object.entries(labels ?? {}));
    expect(labels.some(([topic, label]) => topic.startsWith('product:') && !label.includes(':'))).toBe(true);
  });
});

it('is quick enough to bring a week along', () => {
  const started = performance.now();
  minutes(new Community(), MONDAY - (7 * 24 * HOUR) / MINUTE, 60);
  expect(performance.now() - started).toBeLessThan(2_000);
});
