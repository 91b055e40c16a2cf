import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TrailEntry, type TrailQuestion, TrailRead } from './trail-read.ts';

interface Question extends TrailQuestion {
  /** Only entries whose number it divides. */
  readonly every: number;
}

/** A trail of entries with these numbers, the newest first. */
class NumbersRead extends TrailRead<Question, TrailEntry, number> {
  reads = 0;

  constructor(private readonly numbers: readonly number[]) {
    super();
  }

  protected entries(_question: Question, limit: number, before = Infinity): Promise<readonly TrailEntry[]> {
    this.reads += 1;
    return Promise.resolve(
      this.numbers
        .filter((number) => number < before)
        .slice(0, limit)
        .map((number) => ({ number })),
    );
  }

  protected fits({ number }: TrailEntry, { every }: Question): boolean {
    return number % every === 0;
  }

  protected presentEntry({ number }: TrailEntry): number {
    return number;
  }
}

async function pages(trail: NumbersRead, question: Question): Promise<number[][]> {
  const all: number[][] = [];
  let cursor: string | undefined;
  do {
    const { entries, next } = await trail.answer({ ...question, cursor });
    all.push(entries);
    cursor = next;
  } while (cursor !== undefined);
  return all;
}

describe('a trail', () => {
  it('is told page by page, each entry that fits once, with no page behind the last', async () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 5_000 }), { maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(numbers, fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 3 }), async (some, limit, every) => {
        const newestFirst = some.toSorted((one, other) => other - one);
        const told = await pages(new NumbersRead(newestFirst), { limit, every });
        const fitting = newestFirst.filter((number) => number % every === 0);
        expect(told.flat()).toEqual(fitting);
        expect(told).toHaveLength(Math.max(1, Math.ceil(fitting.length / limit)));
      }),
      { numRuns: 60 },
    );
  });

  it('ends a page early where little fits among very many entries, with a cursor to go on from', async () => {
    const trail = new NumbersRead(Array.from({ length: 3_000 }, (_, index) => 3_000 - index));
    const first = await trail.answer({ limit: 10, every: 3_001 });
    expect([first.entries, first.next, trail.reads]).toEqual([[], expect.any(String), 10]);
    expect(await pages(trail, { limit: 10, every: 1_500 })).toEqual([[3_000], [1_500], []]);
  });
});
