import { setTimeout as delay } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it } from 'vitest';
import { MemoryWatch } from './memory-watch.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

let watch: MemoryWatch;
const held: Uint8Array[] = [];

afterEach(() => {
  watch.stop();
  held.length = 0;
});

/** Buffers are freed a moment after a collection, so that the second one tells. */
async function measured(megabytes: number): Promise<number> {
  held[0] = new Uint8Array(megabytes * 2 ** 20);
  for (let round = 0; round < 2; round += 1) {
    collect();
    await delay(20);
  }
  return watch.use.used;
}

describe('the memory of a process', () => {
  it('is what is in use after garbage was collected', async () => {
    watch = new MemoryWatch(100_000);
    const little = await measured(1);
    const much = await measured(201);
    expect(much - little).toBeGreaterThan(150);
    expect(much - little).toBeLessThan(250);
    expect(watch.nears()).toBe(false);
  });

  it('nears its limit once, and again when more is in use', async () => {
    watch = new MemoryWatch(100_000);
    const little = await measured(1);
    watch.stop();
    watch = new MemoryWatch(Math.round((little + 100) / 0.8));
    await measured(100);
    expect([watch.nears(), watch.nears()]).toEqual([true, false]);
    await measured(300);
    expect([watch.nears(), watch.nears()]).toEqual([true, false]);
    await measured(1);
    expect(watch.nears()).toBe(false);
    await measured(100);
    expect(watch.nears()).toBe(true);
  });
});
