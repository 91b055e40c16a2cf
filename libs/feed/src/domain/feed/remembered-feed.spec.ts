import { ManualClock, MINUTE, SECOND, SequentialIds } from '@groundswell/kernel';
import { MemorySecrets, SignedCursors } from '@groundswell/security';
import { EVERYWHERE } from '@groundswell/topic';
import {
  InMemoryModerationStore,
  InMemorySamples,
  ModerationBook,
  Publicity,
  RememberedSamples,
  SAMPLES_REMEMBERED,
} from '@groundswell/trend';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NOON, sampleOf, TrendReadsTwin, trendOf } from '../../../../../apps/web/test/twins.ts';
import { Keeper } from '../keeping/keeper.ts';
import { MemoryKeptItems, MemoryWatchers } from '../keeping/memory-kept-items.ts';
import { MemoryFollowersAlso } from './also-followed.ts';
import { Feed } from './feed.ts';
import { RememberedFollowersAlso } from './remembered-followers-also.ts';
import { SimilarFollows } from './similar-follows.ts';

const PEOPLE = ['ada', 'bob', 'cleo'] as const;
const TOPICS = ['ai', 'tea', 'chess', 'news', 'fado'] as const;

const person = fc.constantFrom(...PEOPLE);
const topic = fc.constantFrom(...TOPICS);
interface Keeping {
  readonly do: 'follow' | 'unfollow' | 'mute' | 'unmute';
  readonly person: string;
  readonly topic: string;
}
interface Happening {
  readonly do: 'sample' | 'rise';
  readonly topic: string;
}
interface Waiting {
  readonly do: 'wait';
  readonly milliseconds: number;
}
interface Reading {
  readonly do: 'read';
  readonly person: string;
}
type Step = Keeping | Happening | Waiting | Reading;

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom('follow', 'unfollow', 'mute', 'unmute'), person, topic }),
  fc.record({ do: fc.constantFrom('sample', 'rise'), topic }),
  fc.record({ do: fc.constant('wait'), milliseconds: fc.integer({ min: 0, max: 7 * SECOND }) }),
  fc.record({ do: fc.constant('read'), person }),
);

/** The same ports under a feed that remembers and under one that reads everything. */
function world() {
  const [clock, ids] = [new ManualClock(NOON), new SequentialIds()];
  const [items, reads, samples, also] = [new MemoryKeptItems(), new TrendReadsTwin(), new InMemorySamples(), new MemoryFollowersAlso()];
  const publicity = new Publicity(
    { minimumActors: 5, kinds: ['post'] },
    reads,
    new ModerationBook(new InMemoryModerationStore(), clock, ids),
  );
  for (const name of TOPICS) reads.use({ topic: name, label: `#${name}`, actorsPerDay: 9 });
  const cursors = new SignedCursors(new MemorySecrets(), clock);
  const shared = { items, reads, publicity, cursors, clock };
  const similarOver = (store: ConstructorParameters<typeof SimilarFollows>[2]) =>
    new SimilarFollows(items, new MemoryWatchers(items), store, clock);
  const remembering = new Feed({
    ...shared,
    samples: new RememberedSamples(samples, clock),
    similar: similarOver(new RememberedFollowersAlso(also, clock)),
  });
  const fresh = new Feed({ ...shared, samples, similar: similarOver(also) });
  const keeper = new Keeper(items, clock);
  let said = 0;
  const sampled = (under: string) => samples.keep([sampleOf({ id: String(said++), topics: [under], under: [under], at: clock.now() })], []);
  const keep = async (given: Keeping) => {
    const collection = given.do.endsWith('follow') ? 'follows' : 'mutes';
    const change = given.do.startsWith('un') ? { remove: true as const } : { set: {} };
    await keeper.apply(given.person, [{ id: ids.next(), collection, item: given.topic, ...change }]);
  };
  const take = async (given: Step): Promise<void> => {
    switch (given.do) {
      case 'wait':
        clock.advance(given.milliseconds);
        return;
      case 'sample':
        return sampled(given.topic);
      case 'rise':
        reads.rise(EVERYWHERE, [trendOf(given.topic)]);
        return;
      case 'read':
        return;
      default:
        return keep(given);
    }
  };
  return { clock, remembering, fresh, take };
}

const ask = (feed: Feed, who: string) => feed.page({ person: who, limit: 20 });

it('a feed that remembers is the fresh one but for samples, and after five seconds those too', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const { clock, remembering, fresh, take } = world();
      const withoutSamples = ({ entries }: Awaited<ReturnType<typeof ask>>) => entries.map((entry) => ({ ...entry, samples: [] }));
      for (const given of steps) {
        await take(given);
        if (given.do !== 'read') continue;
        expect(withoutSamples(await ask(remembering, given.person))).toEqual(withoutSamples(await ask(fresh, given.person)));
      }
      for (const who of PEOPLE) await ask(remembering, who);
      clock.advance(SAMPLES_REMEMBERED);
      for (const who of PEOPLE) expect(await ask(remembering, who)).toEqual(await ask(fresh, who));
    }),
    { numRuns: 150 },
  );
});

it('what one person keeps is in the feed of nobody else, however soon that one asks', async () => {
  const { clock, remembering, take } = world();
  await take({ do: 'rise', topic: 'news' });
  await take({ do: 'follow', person: 'ada', topic: 'tea' });
  await take({ do: 'mute', person: 'ada', topic: 'news' });
  const shown = async (who: string) => (await ask(remembering, who)).entries.map(({ topic: name }) => name);
  expect([await shown('ada'), await shown('bob'), await shown('ada')]).toEqual([['tea'], ['news'], ['tea']]);
  await take({ do: 'unmute', person: 'ada', topic: 'news' });
  clock.advance(MINUTE);
  expect(await shown('ada')).toEqual(['news', 'tea']);
});
