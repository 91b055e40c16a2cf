import { ManualClock } from '@groundswell/kernel';
import { beforeEach, describe, expect, it } from 'vitest';
import { FailingModerationStore, operatorOver } from '../../../../../test/factories/moderation.ts';
import { InMemoryModerationStore } from '../moderation/moderation-store-in-memory.ts';
import type { ModerationStore } from '../moderation/moderation-store.ts';
import { DecisionExporter } from './decision-exporter.ts';
import { DecisionRestorer, DecisionsPresentError } from './decision-restorer.ts';
import type { ExportedDecisions } from './exported-decisions.ts';

const ana = { by: 'ana', reason: 'spam' };
let clock: ManualClock;
let source: InMemoryModerationStore;

/** What an operator finds there: everything that is decided, and the trail. */
async function seen(store: ModerationStore) {
  const state = await operatorOver(store, clock, 'reader').book.read();
  return { version: state.version, contents: state.contents, review: state.review, trail: await store.entries({ limit: 1_000 }) };
}

async function exported(): Promise<ExportedDecisions> {
  return (await new DecisionExporter(source).export()) as ExportedDecisions;
}

async function restore(target: ModerationStore): Promise<number> {
  return new DecisionRestorer(target).restore(await exported());
}

/** Topics, bans of many, taken back in part, review, a sweep. */
async function decide(store: ModerationStore): Promise<void> {
  const { desk } = operatorOver(store, clock, 'ana');
  for (const topic of ['spam', 'coin', 'ads', 'rude']) await desk.decide(topic, 'denied', ana);
  await desk.lift('ads', ana);
  await desk.decide('news', 'allowed', ana);
  await desk.ban(
    Array.from({ length: 2_000 }, (_, index) => index * 7_919 + 1),
    ana,
  );
  await desk.liftActors([1, 7_920], ana);
  await desk.sweep({ id: 'sweep-1', topic: 'coin', from: clock.now() - 1_000, until: clock.now() + 1_000 }, ana);
}

beforeEach(async () => {
  clock = new ManualClock(1_700_000_000_000);
  source = new InMemoryModerationStore();
  await decide(source);
});

describe('decisions that are moved', () => {
  it('are the same where they come to, with their trail, and go on from there', async () => {
    const target = new InMemoryModerationStore();
    const { version } = await seen(source);
    expect(await restore(target)).toBe(version);
    expect(await seen(target)).toEqual(await seen(source));
    for (const store of [source, target]) await operatorOver(store, clock, 'next').desk.decide('late', 'denied', ana);
    expect((await seen(target)).contents).toEqual((await seen(source)).contents);
  });

  it('come once, however often they are brought, also after others decided more', async () => {
    const target = new InMemoryModerationStore();
    await restore(target);
    await operatorOver(target, clock, 'next').desk.decide('late', 'denied', ana);
    const before = await seen(target);
    expect(await restore(target)).toBe(0);
    expect(await seen(target)).toEqual(before);
  });

  it('come whole whatever the restorer dies of, and deny nothing before', async () => {
    const { version, contents } = await seen(source);
    for (let at = 1; at <= version; at += 1) {
      for (const fails of ['before', 'after', 'lost'] as const) {
        const target = new FailingModerationStore();
        const { entries, ...rest } = await exported();
        const failing = (async function* () {
          for await (const entry of entries) {
            if (entry.number === at) target.fails = fails;
            yield entry;
          }
        })();
        const died = await new DecisionRestorer(target).restore({ ...rest, entries: failing }).then(
          () => false,
          () => true,
        );
        expect(died).toBe(fails !== 'lost');
        const state = await operatorOver(target, clock, 'reader').book.read();
        if (died && (fails === 'before' || at < version)) expect(state.banned.size).toBe(0);
        await restore(target);
        expect((await seen(target)).contents).toEqual(contents);
        expect((await seen(target)).trail).toEqual((await seen(source)).trail);
      }
    }
  });

  it('never come to where somebody decided something else, not even between two entries', async () => {
    const other = new InMemoryModerationStore();
    await operatorOver(other, clock, 'bob').desk.decide('cats', 'allowed', { by: 'bob' });
    await expect(restore(other)).rejects.toThrow(DecisionsPresentError);
    expect((await seen(other)).version).toBe(1);

    const target = new InMemoryModerationStore();
    const { entries, ...rest } = await exported();
    const interrupted = (async function* () {
      for await (const entry of entries) {
        if (entry.number === 4) await operatorOver(target, clock, 'bob').desk.decide('cats', 'allowed', { by: 'bob' });
        yield entry;
      }
    })();
    await expect(new DecisionRestorer(target).restore({ ...rest, entries: interrupted })).rejects.toThrow(DecisionsPresentError);
  });

  it('are read at one moment, also while others decide; none are none', async () => {
    expect(await new DecisionExporter(new InMemoryModerationStore()).export()).toBeUndefined();
    let meanwhile = 2;
    const busy = new (class extends InMemoryModerationStore {
      override async parts(names: Parameters<InMemoryModerationStore['parts']>[0]) {
        const found = await source.parts(names);
        meanwhile -= 1;
        if (meanwhile >= 0) await operatorOver(source, clock, `meanwhile-${meanwhile}`).desk.decide(`topic-${meanwhile}`, 'denied', ana);
        return found;
      }
      override head() {
        return source.head();
      }
      override entriesOf(numbers: readonly number[]) {
        return source.entriesOf(numbers);
      }
    })();
    const found = (await new DecisionExporter(busy).export()) as ExportedDecisions;
    expect(found.head).toEqual(await source.head());
    expect((await Array.fromAsync(found.entries)).map(({ number }) => number)).toEqual(
      Array.from({ length: found.head.version }, (_, index) => index + 1),
    );
  });
});
