import { Keeper, MemoryKeptItems, type Mutation as ServerMutation } from '@groundswell/feed';
import { ManualClock } from '@groundswell/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryStorage } from '../platform/device-storage.ts';
import { OwnLocks } from '../platform/locks.ts';
import { DamagedQueueError, DeviceStore } from './device-store.ts';
import { KeptItems } from './kept-items.ts';
import type { Changes, Mutation, MutationResult } from './mutations.ts';
import { SyncTransport } from './mutations.ts';

/** The server's rules without HTTP. Counts requests. */
class DirectTransport extends SyncTransport {
  readonly items = new MemoryKeptItems();
  readonly pushed: string[] = [];
  private readonly keeper = new Keeper(this.items, new ManualClock(0));

  async pull(since: string | undefined): Promise<Changes> {
    const { sequence, ...page } = await this.keeper.changes('ada', Number(since ?? 0), 2);
    return { ...page, cursor: String(sequence) };
  }

  push(mutations: readonly Mutation[]): Promise<readonly MutationResult[]> {
    this.pushed.push(...mutations.map(({ id }) => id));
    return this.keeper.apply('ada', mutations as ServerMutation[]);
  }

  follows = () => this.keeper.topics('ada', 'follows');
}

interface Values {
  readonly follows: object;
}

/** Tabs of a browser: one storage, one server, one lock between them. */
function browser() {
  const [storage, locks, transport] = [new MemoryStorage(), new OwnLocks(), new DirectTransport()];
  let made = 0;
  const newId = () => `m-${(made += 1)}`;
  const tab = () => KeptItems.open<Values>({ store: new DeviceStore(storage, locks, 'kept'), transport, newId });
  return { storage, transport, tab };
}

const names = (kept: KeptItems<Values>) => kept.list('follows').map(({ id }) => id);

describe('tabs that share a storage', () => {
  it('lose nothing of each other, and send each change once', async () => {
    const change = fc.record({
      tab: fc.nat(2),
      topic: fc.constantFrom('a', 'b', 'c', 'd'),
      kind: fc.constantFrom('set', 'remove', 'sync'),
    });
    const run = async (changes: readonly { readonly tab: number; readonly topic: string; readonly kind: string }[]): Promise<void> => {
      const { tab, transport } = browser();
      const tabs = await Promise.all([tab(), tab(), tab()]);
      // All at once: storage is read and written in between each other.
      await Promise.all(
        changes.map(({ tab, topic, kind }) => {
          const kept = tabs[tab] as KeptItems<Values>;
          if (kind === 'sync') return kept.sync();
          return kind === 'set' ? kept.set('follows', topic, {}) : kept.remove('follows', topic);
        }),
      );
      await tabs[0]?.sync();
      const made = changes.filter(({ kind }) => kind !== 'sync');
      expect([transport.pushed.length, new Set(transport.pushed).size]).toEqual([made.length, made.length]);
      for (const kept of tabs) {
        await kept.reload();
        expect([names(kept), kept.waiting]).toEqual([await transport.follows(), []]);
      }
    };
    await fc.assert(fc.asyncProperty(fc.array(change, { maxLength: 25 }), run), { numRuns: 100 });
  });

  it('send what is changed while they send, before the sync ends that was asked for afterwards', async () => {
    const { tab, transport } = browser();
    const kept = await tab();
    await kept.set('follows', 'a', {});
    const first = kept.sync();
    await kept.set('follows', 'b', {});
    await Promise.all([first, kept.sync()]);
    expect(await transport.follows()).toEqual(['a', 'b']);
    expect(kept.get('follows', 'b')).toEqual({});
  });
});

describe('what is stored', () => {
  it('is asked for again where it is only what the server said, and an error where it was not sent', async () => {
    const { storage, tab } = browser();
    const kept = await tab();
    await kept.set('follows', 'a', {});
    await kept.sync();
    await storage.write('kept.known', '{"items":');
    const again = await tab();
    expect(names(again)).toEqual([]);
    await again.sync();
    expect(names(again)).toEqual(['a']);
    await storage.write('kept.queue', '[{"id":');
    await expect(tab()).rejects.toThrow(DamagedQueueError);
    await expect(tab()).rejects.toMatchObject({ storedAs: 'kept.queue', text: '[{"id":' });
    await again.forget();
    expect([names(again), names(await tab())]).toEqual([[], []]);
  });
});
