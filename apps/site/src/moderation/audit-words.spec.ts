import { describe, expect, it } from 'vitest';
import { auditWords } from './audit-words.ts';

describe('auditWords', () => {
  it.each([
    [{ action: 'deny', topics: ['spam'] }, 'Denied spam'],
    [{ action: 'hold', topics: ['a', 'b', 'c', 'd', 'e'] }, 'Held back for review: a, b, c and 2 more'],
    [{ action: 'ban', actorCount: 1, actors: ['0123456789ab'] }, 'Banned 0123456789ab'],
    [{ action: 'ban', actorCount: 812, actors: ['0123456789ab'] }, 'Banned 812 actors'],
    [{ action: 'review-on' }, 'Switched review on'],
  ] as const)('%o', (entry, words) => {
    expect(
      auditWords({
        ...entry,
        ...('topics' in entry && { topics: [...entry.topics] }),
        ...('actors' in entry && { actors: [...entry.actors] }),
      } as never),
    ).toBe(words);
  });
});
