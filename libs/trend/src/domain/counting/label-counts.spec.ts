import { expect, it } from 'vitest';
import { LabelCounts } from './label-counts.ts';

it('finds the most used spelling of each topic, the earliest of equals', () => {
  const labels = new LabelCounts();
  for (const label of ['#AI', '#ai', '#ai', '#Ai']) labels.add('ai', label);
  for (const label of ['#Dogs', '#dogs']) labels.add('dogs', label);
  labels.add('product:42', 'product:42');
  expect(labels.mostUsed()).toEqual(
    new Map([
      ['ai', '#ai'],
      ['dogs', '#Dogs'],
    ]),
  );
});
