import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DeviceStorage, KeyValueStorage, MemoryStorage } from './device-storage.ts';
import { Listeners } from './listeners.ts';
import { locksFor, OwnLocks } from './locks.ts';
import { secret, uuid } from './random-texts.ts';
import { TwoSlotStorage } from './two-slot-storage.ts';

describe('random texts', () => {
  it('are UUIDs of version 4', () => {
    const made = Array.from({ length: 100 }, () => uuid({ randomBytes }));
    for (const id of made) expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(new Set(made).size).toBe(100);
  });

  it('are secrets in base64url', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        expect(secret({ randomBytes: () => bytes })).toBe(Buffer.from(bytes).toString('base64url'));
      }),
    );
  });
});

describe('OwnLocks', () => {
  it('let one at a time in by name, in turn, whatever becomes of the others', async () => {
    const locks = new OwnLocks();
    const said: string[] = [];
    const work = (name: string) => async () => {
      said.push(`${name} in`);
      await new Promise((done) => setTimeout(done, 2));
      said.push(`${name} out`);
      if (name === 'b') throw new Error('planted');
    };
    const outcomes = await Promise.allSettled(['a', 'b', 'c'].map((name) => locks.run('one', work(name))));
    expect(said).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out']);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    const both = locks.run('one', () => locks.run('other', () => Promise.resolve('other name')));
    expect(await both).toBe('other name');
  });

  it('are shared by all who use a storage', () => {
    const storage = new MemoryStorage();
    expect(locksFor(storage)).toBe(locksFor(storage));
    expect(locksFor(storage)).not.toBe(locksFor(new MemoryStorage()));
  });
});

/** Storage that tears the text that it writes when it is told to. */
class TearingStorage extends MemoryStorage {
  tearAt: number | undefined;

  override async write(name: string, text: string): Promise<void> {
    const { tearAt } = this;
    await super.write(name, tearAt === undefined ? text : text.slice(0, tearAt));
    if (tearAt !== undefined) throw new Error('torn');
  }
}

describe('storage', () => {
  const asItem = new Map<string, string>();
  const kinds: Readonly<Record<string, () => DeviceStorage>> = {
    'in memory': () => new MemoryStorage(),
    'of the platform': () =>
      new KeyValueStorage({
        getItem: (name) => asItem.get(name) ?? null,
        setItem: (name, text) => Promise.resolve(asItem.set(name, text)),
        removeItem: (name) => void asItem.delete(name),
      }),
    'in two slots': () => new TwoSlotStorage(new MemoryStorage()),
  };

  it.each(Object.entries(kinds))('%s gives what was written last', async (_, make) => {
    const storage = make();
    expect(await storage.read('name')).toBeUndefined();
    for (const text of ['one', '', 'zwei\nthree 🙂']) {
      await storage.write('name', text);
      expect(await storage.read('name')).toBe(text);
    }
    expect(await storage.read('other')).toBeUndefined();
    await storage.remove('name');
    await storage.remove('name');
    expect(await storage.read('name')).toBeUndefined();
  });

  it('in two slots survives texts that are torn anywhere', async () => {
    const writes = fc.array(fc.record({ text: fc.string({ maxLength: 20 }), tearAt: fc.option(fc.nat(40), { nil: undefined }) }));
    const run = async (texts: readonly { readonly text: string; readonly tearAt: number | undefined }[]): Promise<void> => {
      const torn = new TearingStorage();
      let before: string | undefined;
      for (const { text, tearAt } of texts) {
        torn.tearAt = tearAt;
        const isWhole = await new TwoSlotStorage(torn).write('name', text).then(
          () => true,
          () => false,
        );
        const read = await new TwoSlotStorage(torn).read('name');
        expect(isWhole ? [text] : [before, text]).toContain(read);
        before = read;
      }
    };
    await fc.assert(fc.asyncProperty(writes, run), { numRuns: 200 });
  });
});

describe('Listeners', () => {
  it('are told until they no longer want to be', () => {
    const listeners = new Listeners<string>();
    const heard: string[] = [];
    const end = listeners.add((event) => heard.push(`one ${event}`));
    listeners.add((event) => heard.push(`two ${event}`));
    listeners.tell('a');
    end();
    listeners.tell('b');
    expect(heard).toEqual(['one a', 'two a', 'two b']);
  });
});
