import { ManualClock, SECOND } from '@groundswell/kernel';
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { RememberedSamples, SAMPLES_REMEMBERED } from './remembered-samples.ts';
import type { Sample } from './sample.ts';

const TOPICS = ['ai', 'tea'] as const;

/** A topic's only sample is `id`, as was said last. */
function changing() {
  const now = new Map<string, number>();
  const samplesOf = (id: number): readonly Sample[] => [{ source: 'web', id: String(id), kind: 'post', topics: [], at: id }];
  return {
    say: (topic: string, id: number) => now.set(topic, id),
    samplesOf,
    samples: { ofTopic: vi.fn((topic: string) => Promise.resolve(samplesOf(now.get(topic) ?? 0))) },
  };
}

it('samples that are remembered are those of a moment within the last five seconds', async () => {
  const step = fc.record({ wait: fc.integer({ min: 0, max: 3 * SECOND }), topic: fc.constantFrom(...TOPICS), change: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const clock = new ManualClock(0);
      const { say, samples, samplesOf } = changing();
      const remembered = new RememberedSamples(samples, clock);
      // When each was the newest, and until when.
      const said = new Map(TOPICS.map((topic) => [topic, [{ id: 0, until: Number.POSITIVE_INFINITY }]]));
      for (const [index, { wait, topic, change }] of steps.entries()) {
        clock.advance(wait);
        const known = said.get(topic) ?? [];
        if (change) {
          const last = known.at(-1);
          if (last !== undefined) last.until = clock.now();
          known.push({ id: index + 1, until: Number.POSITIVE_INFINITY });
          say(topic, index + 1);
        }
        const possible = known.filter(({ until }) => until > clock.now() - SAMPLES_REMEMBERED).map(({ id }) => samplesOf(id));
        expect(possible).toContainEqual(await remembered.ofTopic(topic, 6));
      }
    }),
  );
});

it('are read once for everybody who asks meanwhile, and again after a failure', async () => {
  const clock = new ManualClock(0);
  const { samples } = changing();
  const remembered = new RememberedSamples(samples, clock);
  await Promise.all([remembered.ofTopic('ai', 6), remembered.ofTopic('ai', 6), remembered.ofTopic('ai', 3)]);
  clock.advance(SAMPLES_REMEMBERED - 1);
  await remembered.ofTopic('ai', 6);
  expect(samples.ofTopic).toHaveBeenCalledTimes(2);
  clock.advance(1);
  samples.ofTopic.mockRejectedValueOnce(new Error('unavailable'));
  await expect(remembered.ofTopic('ai', 6)).rejects.toThrow('unavailable');
  expect(await remembered.ofTopic('ai', 6)).toHaveLength(1);
});
