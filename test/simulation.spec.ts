import { SurpriseRule, type WindowCounts } from '@groundswell/trend';
import { describe, expect, it } from 'vitest';
import { Community, type CommunityOptions, STUDY } from './bench/support/simulation/community.ts';
import { isGenuine } from './bench/support/simulation/happenings/happening.ts';
import { EngineJudge } from './bench/support/simulation/judges/engine.ts';
import type { Judge } from './bench/support/simulation/judges/judge.ts';
import { RawCountJudge } from './bench/support/simulation/judges/raw-count.ts';
import { figuresOf } from './bench/support/simulation/measures.ts';
import type { Result } from './bench/support/simulation/tally.ts';
import { TopicCounts } from './bench/support/simulation/topic-counts.ts';
import { runTrial } from './bench/support/simulation/trial.ts';

/** A hamlet of a day and a half, half a day of which is judged. */
const HAMLET = {
  ...STUDY,
  seed: 'hamlet',
  days: 1.5,
  scoredDays: 0.5,
  topics: 60,
  usesPerMinute: 12,
  people: 2_000,
  networks: 800,
  happenings: { bursts: 6, outside: 1, venues: 0, fewActors: 3, fakeGroups: 1 },
};

describe('a simulated community', () => {
  it('is the same for the same seed, and another for another', () => {
    const uses = (seed: string) => [...new Community({ ...HAMLET, seed, days: 0.75 }).minutes()].map((minute) => minute.uses);
    expect(uses('one')).toEqual(uses('one'));
    expect(uses('one')).not.toEqual(uses('other'));
  });

  it('is judged as is written: who shows what is there is right, who shows nothing is not, who shows all is wrong', () => {
    const community = new Community(HAMLET);
    const running = (minute: number) => community.happenings.filter(({ onset, until }) => minute >= onset && minute < until);
    const judges: readonly Judge[] = [
      { name: 'knows', refresh: ({ minute }) => running(minute).flatMap((each) => (isGenuine(each) ? [each.topic] : [])) },
      { name: 'blind', refresh: () => [] },
      { name: 'all', refresh: ({ topics }) => [...topics.keys()] },
      new EngineJudge({ name: 'engine', rule: new SurpriseRule() }),
    ];
    const figures = new Map([...runTrial(community, judges)].map(([name, result]) => [name, figuresOf([result])]));
    expect(figures.get('knows')).toMatchObject({ precision: 1, recall60: 1, latencyP90: 1, falsePositiveRate: 0, fakeGroups: 0 });
    expect(figures.get('blind')).toMatchObject({ recall60: 0, falsePositiveRate: 0, fewActorSpam: 0, fakeGroups: 0 });
    expect(figures.get('all')?.precision).toBeLessThan(0.2);
    expect(figures.get('engine')?.recall60).toBeGreaterThan(0.5);
    expect(figures.get('engine')).toMatchObject({ fewActorSpam: 0, fakeGroups: 0 });
  });
});

const NOTHING = { bursts: 0, outside: 0, venues: 0, fewActors: 0, fakeGroups: 0 };
const blindToNetworks = { known: (window: WindowCounts) => ({ ...window, networks: 0, placed: 0, newcomers: 0 }) };

/** Figures of the engine, and of those beside it, over communities like the hamlet. */
function judged(options: Partial<CommunityOptions>, seeds: readonly string[], more: () => readonly Judge[] = () => []) {
  const results = new Map<string, Result[]>();
  for (const seed of seeds) {
    const judges = [new EngineJudge({ name: 'engine', rule: new SurpriseRule() }), ...more()];
    for (const [name, result] of runTrial(new Community({ ...HAMLET, ...options, seed }), judges))
      results.set(name, [...(results.get(name) ?? []), result]);
  }
  return (name = 'engine') => figuresOf(results.get(name) ?? []);
}

describe('the engine in a simulated community', () => {
  it('shows hardly anything where nothing happens but days, weeks, four time zones, surges of the whole traffic and an outage', () => {
    const options = { days: 8, scoredDays: 1, happenings: NOTHING };
    const of = judged(options, ['still'], () => [new RawCountJudge()]);
    expect(of('raw count').falsePositiveRateBusy).toBeGreaterThan(0.3);
    expect(of().falsePositiveRateBusy).toBeLessThan(0.05);
  });

  it('sees bursts by day and by night, a quarter of them while those who speak the language sleep', () => {
    const of = judged({ days: 3, scoredDays: 1, happenings: { ...NOTHING, bursts: 20 } }, ['awake']);
    expect(of().recall60).toBeGreaterThan(0.85);
    expect(of().latencyP50).toBeLessThan(20);
  });

  it('does not show 500 invented actors from three networks, which are shown where networks are unknown', () => {
    const blind = () => [new EngineJudge({ name: 'blind', rule: new SurpriseRule(), ...blindToNetworks })];
    const of = judged({ days: 0.75, scoredDays: 0.25, happenings: { ...NOTHING, fakeGroups: 1 } }, ['a', 'b', 'c', 'd'], blind);
    expect(of().fakeGroups).toBe(0);
    expect(of('blind').fakeGroups).toBeGreaterThan(0);
  });

  it('does not show what a few accounts push, from their first minute on', () => {
    const ungated = () => [
      new EngineJudge({ name: 'ungated', rule: new SurpriseRule(), known: (window) => ({ ...window, uses: window.actors }) }),
    ];
    const of = judged({ happenings: { ...NOTHING, fewActors: 120 } }, ['pushed'], ungated);
    expect(of().fewActorSpam).toBe(0);
    expect(of('ungated').fewActorSpam).toBeGreaterThan(0.02);
  });

  it('believes people whom a server sends from one network', () => {
    const of = judged({ networks: 1, happenings: { ...NOTHING, bursts: 12, outside: 1 } }, ['server']);
    expect(of().recall60).toBeGreaterThan(0.8);
  });

  it('sees bursts in a deployment that is an hour old, and shows little else', () => {
    const young = { days: 0.5, scoredDays: 11 / 24, ages: 'sight', usesPerMinute: 40 } as const;
    const of = judged({ ...young, happenings: { ...NOTHING, bursts: 10, fewActors: 20 } }, ['young']);
    expect(of().recall60).toBeGreaterThan(0.75);
    expect(of().precision).toBeGreaterThan(0.7);
    expect(of().fewActorSpam).toBe(0);
  });
});

describe('counts of a simulation', () => {
  it('are those of a plain list of uses', () => {
    const counts = new TopicCounts(0, (actor) => actor % 3);
    const uses = Array.from({ length: 900 }, (_, index) => ({ minute: Math.floor(index / 5), actor: (index * 7) % 90 }));
    for (const { minute, actor } of uses) counts.use({ minute, actor, network: actor % 3, newcomer: actor % 2 === 0 });
    const within = (minutes: number) => uses.filter(({ minute }) => minute > 179 - minutes);
    const distinct = (minutes: number) => new Set(within(minutes).map(({ actor }) => actor));
    expect(counts.windows(179)).toEqual(
      [10, 30, 60].map((minutes) => ({
        minutes,
        actors: distinct(minutes).size,
        uses: within(minutes).length,
        newcomers: [...distinct(minutes)].filter((actor) => actor % 2 === 0).length,
        placed: distinct(minutes).size,
        networks: 3,
      })),
    );
    expect(counts.actors(1)).toBe(new Set(uses.filter(({ minute }) => Math.floor(minute / 60) === 1).map(({ actor }) => actor)).size);
  });
});
