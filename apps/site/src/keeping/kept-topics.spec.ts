import { describe, expect, it } from 'vitest';
import { KeptTopics, type KeptTopicsWorld } from './kept-topics.ts';

const kept = (topic: string) => ({ topic, version: 1, changedAt: '2026-01-01T00:00:00.000Z' });

function world() {
  const made = { stored: new Set(['ai']), reads: 0, down: false };
  const answer = <T>(value: () => T): Promise<T> => (made.down ? Promise.reject(new TypeError('fetch failed')) : Promise.resolve(value()));
  const ports: KeptTopicsWorld = {
    read: () => answer(() => ((made.reads += 1), [...made.stored].map(kept))),
    keep: (_, topic) => answer(() => (made.stored.add(topic), kept(topic))),
    drop: (_, topic) => answer(() => made.stored.delete(topic)),
  };
  return { made, topics: new KeptTopics('follows', ports) };
}

describe('KeptTopics', () => {
  it('reads once for everybody who asks', async () => {
    const { made, topics } = world();
    await Promise.all([topics.load(), topics.load()]);
    await topics.load();
    expect([made.reads, topics.has('ai'), topics.has('tea')]).toEqual([1, true, false]);
  });

  it('tells what changed after the server took it, and only then', async () => {
    const { made, topics } = world();
    await topics.load();
    let changes = 0;
    topics.onChange(() => (changes += 1));
    await topics.keep('tea');
    await topics.drop('ai');
    expect([topics.has('tea'), topics.has('ai'), changes]).toEqual([true, false, 2]);
    made.down = true;
    await expect(topics.drop('tea')).rejects.toThrow('fetch failed');
    expect(topics.has('tea')).toBe(true);
  });

  it('asks again after it failed, and after somebody left', async () => {
    const { made, topics } = world();
    made.down = true;
    await topics.load();
    expect(topics.state.phase).toBe('failed');
    made.down = false;
    await topics.load();
    expect(topics.has('ai')).toBe(true);
    topics.forget();
    expect([topics.has('ai'), topics.state.phase]).toEqual([false, 'unknown']);
  });
});
