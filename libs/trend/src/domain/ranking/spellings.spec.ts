import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Spellings } from './spellings.ts';

/** The most used of `labels`, the first to reach that of equals. */
function mostUsed(labels: readonly string[]): string | undefined {
  const uses = new Map<string, number>();
  let best: string | undefined;
  for (const label of labels) {
    uses.set(label, (uses.get(label) ?? 0) + 1);
    if (best === undefined || (uses.get(label) as number) > (uses.get(best) as number)) best = label;
  }
  return best;
}

function spellingsOf(labels: readonly string[]): Spellings {
  const spellings = new Spellings();
  for (const label of labels) spellings.add(label, 1);
  return spellings;
}

describe('the spellings of a topic', () => {
  it('are led by the most used one, however three or more share the uses', () => {
    const label = fc.constantFrom('#AI', '#ai', '#Ai', '#aI', '＃AI', '#A.I');
    fc.assert(
      fc.property(fc.array(label, { maxLength: 120 }), (labels) => {
        expect(spellingsOf(labels).leader).toBe(mostUsed(labels));
      }),
      { numRuns: 500 },
    );
  });

  it('are led by the most used one of many, once a sixth of the uses are its own', () => {
    const other = fc.nat(300).map((index) => `#other${index}`);
    fc.assert(
      fc.property(fc.array(other, { minLength: 10, maxLength: 300, size: 'max' }), fc.nat(), (others, seed) => {
        const labels = others.flatMap((label, index) => ((index + seed) % 2 === 0 ? ['#AI', label] : [label, '#AI']));
        expect(spellingsOf(labels).leader).toBe('#AI');
      }),
      { numRuns: 200 },
    );
  });

  it('weigh a spelling by its uses', () => {
    const spellings = spellingsOf(['#ai', '#ai', '#ai']);
    spellings.add('#AI', 4);
    expect([spellings.leader, spellings.lead]).toEqual(['#AI', 1]);
  });

  it('go on after a restart with the lead that was stored', () => {
    const before = spellingsOf(['#AI', '#AI', '#AI', '#AI', '#ai']);
    const after = new Spellings(before.leader, before.lead);
    for (let times = 0; times < 3; times += 1) after.add('#ai', 1);
    expect(after.leader).toBe('#AI');
    after.add('#ai', 1);
    expect(after.leader).toBe('#ai');
  });

  it('let a new spelling take over from one of years within as many uses as are remembered', () => {
    const spellings = new Spellings();
    spellings.add('#old', 1_000_000);
    for (let times = 0; times < 40; times += 1) spellings.add('#new', 100);
    expect(spellings.leader).toBe('#new');
  });
});
