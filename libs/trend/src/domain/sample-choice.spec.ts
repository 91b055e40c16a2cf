import { MINUTE, SECOND } from '@groundswell/kernel';
import { describe, expect, it } from 'vitest';
import { noSamples, SampleChoice } from './sample-choice.ts';

const NOW = 1_607_000_040_000;

function offer(
  choice: SampleChoice,
  count: number,
  changes: { topic?: string; kind?: string; source?: string; text?: string; now?: number } = {},
) {
  const chosen = noSamples();
  const { topic = 'ai', kind = 'post', source = 'web', text, now = NOW } = changes;
  for (let index = 0; index < count; index += 1) {
    const activity = { id: `${index}`, kind, actor: 'ada', source, topics: [], ...(text === undefined ? {} : { text }) };
    choice.offer(chosen, { kind, source, topics: [topic === 'each' ? `t${index}` : topic], arrivedAt: NOW, actor: 7 }, () => activity, now);
  }
  return chosen;
}

describe('SampleChoice', () => {
  it('takes five a topic and thirty a source in a minute, half of these as it goes on', () => {
    const choice = new SampleChoice(new Set(['post']));
    const first = offer(choice, 40);
    const second = offer(choice, 40);
    const third = offer(choice, 40, { now: NOW + 20 * SECOND });
    const fourth = offer(choice, 40, { now: NOW + 59 * SECOND });
    const batches = [first, second, third, fourth];
    expect(batches.map(({ samples }) => samples.length)).toEqual([5, 0, 0, 0]);
    expect(batches.map(({ arrivals }) => arrivals.length)).toEqual([15, 0, 5, 10]);
    expect(offer(choice, 1, { source: 'ios', now: NOW + 59 * SECOND }).arrivals).toHaveLength(1);
    expect(offer(choice, 40, { now: NOW + MINUTE }).samples).toHaveLength(5);
  });

  it('takes no more than a bounded number in a batch and in a minute, whatever there is', () => {
    const choice = new SampleChoice(new Set(['post']));
    const batches = Array.from({ length: 10 }, () => offer(choice, 300, { topic: 'each' }));
    expect(Math.max(...batches.map(({ sampleItems }) => sampleItems))).toBe(30);
    expect(batches.reduce((sum, { sampleItems }) => sum + sampleItems, 0)).toBe(40);
  });

  it('says beforehand where there is no room, whatever the topics', () => {
    const choice = new SampleChoice(new Set(['post']));
    const chosen = offer(choice, 60);
    expect([choice.hasRoom(chosen, 'post', 'web', NOW), choice.hasRoom(chosen, 'search', 'web', NOW)]).toEqual([true, false]);
    expect(choice.hasRoom(noSamples(), 'search', 'ios', NOW)).toBe(true);
  });

  it('takes samples of public kinds only, arrivals of all, and shortens texts', () => {
    const choice = new SampleChoice(new Set(['post']));
    const searches = offer(choice, 3, { kind: 'search' });
    expect([searches.samples.length, searches.arrivals.length]).toEqual([0, 3]);
    const long = offer(choice, 1, { text: 'x'.repeat(10_000) });
    expect(long.samples[0]?.text).toHaveLength(500);
    expect(JSON.stringify(long)).not.toContain('ada');
  });
});
