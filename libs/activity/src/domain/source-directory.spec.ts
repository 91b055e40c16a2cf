import { beforeEach, describe, expect, it } from 'vitest';
import { ManualClock } from '@groundswell/kernel';
import { MemorySources } from './memory-sources.ts';
import type { Source } from './source.ts';
import { SourceDirectory } from './source-directory.ts';

const shop: Source = { id: 'shop', name: 'Shop', writeKeys: ['key'], createdAt: 0 };

class CountingSources extends MemorySources {
  reads = 0;
  isDown = false;

  override byWriteKey(writeKey: string): Promise<Source | undefined> {
    this.reads += 1;
    return this.isDown ? Promise.reject(new Error('down')) : super.byWriteKey(writeKey);
  }
}

describe('the directory of sources', () => {
  let sources: CountingSources;
  let clock: ManualClock;
  let directory: SourceDirectory;

  beforeEach(() => {
    sources = new CountingSources([shop]);
    clock = new ManualClock(1_000_000);
    directory = new SourceDirectory(sources, clock);
  });

  it('reads a key once in five seconds, also an unknown one and under a storm', async () => {
    await Promise.all(Array.from({ length: 50 }, () => directory.find('key')));
    expect(await directory.find('other')).toBeUndefined();
    expect(await directory.find('other')).toBeUndefined();
    expect(sources.reads).toBe(2);
    clock.advance(5_000);
    expect(await directory.find('key')).toBe(shop);
    expect(sources.reads).toBe(3);
  });

  it('takes notice of a revoked key', async () => {
    await directory.find('key');
    await sources.save({ ...shop, writeKeys: ['new'] });
    clock.advance(5_001);
    expect(await directory.find('key')).toBeUndefined();
    expect(await directory.find('new')).toMatchObject({ id: 'shop' });
  });

  it('serves what it knows while the store is down, for five minutes', async () => {
    await directory.find('key');
    sources.isDown = true;
    clock.advance(60_000);
    expect(await directory.find('key')).toBe(shop);
    await expect(directory.find('unknown')).rejects.toMatchObject({ status: 503 });
    clock.advance(300_000);
    await expect(directory.find('key')).rejects.toMatchObject({ status: 503 });
  });

  it('forgets the oldest of many keys', async () => {
    await directory.find('key');
    for (let index = 0; index < 2_000; index++) await directory.find(`guess ${index}`);
    await directory.find('key');
    expect(sources.reads).toBe(2_002);
  });

  it('finds sources by id and lists them', async () => {
    expect(await sources.byId('shop')).toBe(shop);
    expect(await sources.list()).toEqual([shop]);
  });
});
