import { HOUR, ManualClock, MINUTE } from '@groundswell/kernel';
import { expect, it, vi } from 'vitest';
import { type FollowersAlso, MemoryFollowersAlso } from './also-followed.ts';
import { RememberedFollowersAlso } from './remembered-followers-also.ts';

function world() {
  const [clock, store] = [new ManualClock(0), new MemoryFollowersAlso()];
  const read = vi.spyOn(store, 'read');
  const found = (topic: string, name = 'llm'): FollowersAlso => ({ topic, foundAt: clock.now(), also: [{ topic: name, share: 0.5 }] });
  return { clock, store, read, found, remembered: new RememberedFollowersAlso(store, clock) };
}

it('what followers also follow is read once a minute, but for what is missing', async () => {
  const { clock, store, read, found, remembered } = world();
  await store.keep(found('ai'));
  expect(await remembered.read(['ai', 'tea'])).toEqual([found('ai')]);
  expect(await remembered.read(['ai'])).toEqual([found('ai')]);
  await store.keep(found('tea'));
  expect(await remembered.read(['tea', 'ai'])).toEqual([found('ai'), found('tea')]);
  expect(read.mock.calls).toEqual([[['ai', 'tea']], [['tea']]]);
  clock.advance(MINUTE);
  await remembered.read(['ai', 'tea']);
  expect(read).toHaveBeenLastCalledWith(['ai', 'tea']);
});

it('is what was found here at once, and what others found once it is due', async () => {
  const { clock, store, found, remembered } = world();
  await remembered.keep(found('ai'), HOUR);
  await remembered.keep(found('ai', 'rust'), HOUR);
  expect(await remembered.read(['ai'])).toEqual([found('ai', 'rust')]);
  expect(store.kept.get('ai')).toEqual(found('ai', 'rust'));
  clock.advance(6 * HOUR - 1);
  await remembered.read(['ai']);
  clock.advance(1);
  const others = found('ai', 'chess');
  await store.keep(others);
  expect(await remembered.read(['ai'])).toEqual([others]);
});
