import { HOUR, ManualClock } from '@groundswell/kernel';
import { EVERYWHERE, type Scope } from '@groundswell/topic';
import { type IndexedTopic, PublicRules, type Trend, type TrendList } from '@groundswell/trend';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Keeper } from '../keeping/keeper.ts';
import { MemoryKeptItems, MemoryWatchers } from '../keeping/memory-kept-items.ts';
import { nextDigest } from './digest-times.ts';
import { QUARTER, quartersAt, ZONES } from './digest-zones.ts';
import { Digests, MemoryDigestProgress } from './digests.ts';
import { MemoryOutbox } from './memory-outbox.ts';

const START = Date.parse('2026-10-24T12:00:00Z');

function trend(topic: string): Trend {
  return { topic, label: `#${topic.toUpperCase()}`, actorsPerDay: 50, startedAt: START, score: 50 } as Trend;
}

/** People whose digests read these lists. */
function world(
  lists: Readonly<Partial<Record<Scope, readonly string[]>>>,
  denied: readonly string[] = [],
  zones = ['UTC', 'Europe/Lisbon'],
) {
  const clock = new ManualClock(START);
  const items = new MemoryKeptItems();
  const keeper = new Keeper(items, clock);
  const outbox = new MemoryOutbox(clock);
  const progress = new MemoryDigestProgress();
  const rules = new PublicRules(
    5,
    new Set(),
    (topic) => denied.includes(topic),
    () => false,
  );
  const publicity = {
    rules: () => Promise.resolve(rules),
    allowsScope: () => Promise.resolve(true),
    publicTopics: (names: Iterable<string>) =>
      Promise.resolve(
        new Map([...names].filter((name) => rules.allows(trend(name))).map((name) => [name, trend(name) as unknown as IndexedTopic])),
      ),
  };
  const reads = {
    list: (scope: Scope): Promise<TrendList | undefined> => {
      const topics = lists[scope];
      return Promise.resolve(topics && { scope, at: START, trends: topics.map(trend) });
    },
  };
  const make = () => new Digests({ watchers: new MemoryWatchers(items), items, reads, publicity, outbox, progress, clock, zones });
  let count = 0;
  const keep = async (person: string, collection: 'profile' | 'follows' | 'mutes', item: string, set: object = {}) => {
    const [result] = await keeper.apply(person, [{ id: `m-${(count += 1)}`, collection, item, set }]);
    expect(result?.status).toBe('applied');
  };
  return { clock, outbox, progress, make, keep };
}

describe('digests', () => {
  it('tell what is followed and what rises where somebody wants to know, but nothing muted or denied', async () => {
    const { make, keep, outbox, clock } = world({ 'region:PT': ['tea', 'mud', 'bad', 'rum'] }, ['bad']);
    await keep('ada', 'profile', 'me', {
      regions: ['PT'],
      timeZone: 'Europe/Lisbon',
      digest: { every: 'day', at: '14:15', by: ['email', 'push'] },
    });
    await keep('ada', 'follows', 'tea');
    await keep('ada', 'follows', 'ale');
    await keep('ada', 'mutes', 'mud');
    await make().run();
    expect(outbox.all()).toEqual([]);
    clock.set(Date.parse('2026-10-24T13:16:00Z'));
    expect(await make().run()).toBe(2);
    const [one, other] = outbox.all();
    expect(new Set([one?.channel, other?.channel])).toEqual(new Set(['email', 'push']));
    expect(one).toMatchObject({
      person: 'ada',
      event: 'digest 2026-10-24',
      quiet: false,
      message: { title: 'Your digest of the day', path: '/' },
    });
    expect(one?.message.text).toBe(
      [
        'What you follow:',
        '- #TEA: 50 people in the last 24 hours, rising now',
        '- #ALE: 50 people in the last 24 hours',
        '',
        'Rising in the region PT:',
        '1. #TEA',
        '2. #RUM',
      ].join('\n'),
    );
  });

  it('are not sent where there is nothing to tell, or on another day of the week', async () => {
    const { make, keep, outbox, clock } = world({});
    await keep('ada', 'profile', 'me', { digest: { every: 'day', at: '12:15', by: ['email'] } });
    clock.advance(HOUR);
    expect(await make().run()).toBe(0);
    const weekly = world({ [EVERYWHERE]: ['tea'] });
    await weekly.keep('ada', 'profile', 'me', { digest: { every: 'week', at: '12:15', weekday: 7, by: ['email'] } });
    await weekly.make().run();
    for (let day = 0; day < 8; day += 1) {
      for (let part = 0; part < 2; part += 1) {
        weekly.clock.advance(12 * HOUR);
        await weekly.make().run();
      }
    }
    expect(weekly.outbox.all().map(({ event }) => event)).toEqual(['digest 2026-10-25']);
    expect(outbox.all()).toEqual([]);
  });

  it('are put once a local day, whenever runs die, over a change of clocks', async () => {
    const times = fc.integer({ min: 0, max: 95 }).map((quarter) => new Date(quarter * QUARTER).toISOString().slice(11, 16));
    const zones = fc.constantFrom('Europe/Berlin', 'Australia/Lord_Howe', 'America/Santiago', 'Asia/Calcutta', 'Etc/GMT+5');
    const steps = fc.array(fc.record({ wait: fc.integer({ min: 1, max: 11 * 60 }), dies: fc.boolean() }), { minLength: 8, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(times, zones, steps, async (at, timeZone, runs) => {
        const { make, keep, outbox, clock, progress } = world({ [EVERYWHERE]: ['tea'] }, [], [timeZone, 'UTC']);
        await keep('ada', 'profile', 'me', { timeZone, digest: { every: 'day', at, by: ['email'] } });
        await make().run();
        for (const { wait, dies } of runs) {
          clock.advance(wait * 60_000);
          const before = await progress.through();
          await make().run();
          // As if it had died before it noted how far it came.
          if (dies && before !== undefined) await progress.advance(before);
        }
        await make().run();
        const expected: string[] = [];
        for (let due = nextDigest(START, { every: 'day', at }, timeZone); due !== undefined && due.at <= clock.now();) {
          expected.push(`digest ${due.day}`);
          due = nextDigest(due.at, { every: 'day', at }, timeZone);
        }
        expect(
          outbox
            .all()
            .map(({ event }) => event)
            .toSorted(),
        ).toEqual(expected);
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it('know the zones of all profiles', () => {
    for (const name of ['UTC', 'GMT', 'Etc/GMT-14', 'Etc/GMT+12', 'Asia/Kolkata', 'US/Pacific', 'Europe/Kyiv', 'Pacific/Kiritimati']) {
      expect(ZONES).toContain(new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone);
    }
  });

  it('that clocks skip are due when they have skipped them, and those that they show twice the first time', () => {
    const at = (moment: string) => quartersAt(Date.parse(moment), 'Europe/Berlin').map((quarter) => quarter.at);
    expect(at('2026-03-29T01:00:00Z').toSorted()).toEqual(['02:00', '02:15', '02:30', '02:45', '03:00']);
    expect(at('2026-10-25T00:15:00Z')).toEqual(['02:15']);
    expect(at('2026-10-25T01:15:00Z')).toEqual([]);
    expect(at('2026-10-25T02:00:00Z')).toEqual(['03:00']);
  });
});
