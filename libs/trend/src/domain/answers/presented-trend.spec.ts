import { describe, expect, it } from 'vitest';
import { trendOf } from '../../../../../apps/web/test/twins.ts';
import { presentTrend } from './presented-trend.ts';
import { trend } from './trend.schema.ts';

describe('presentTrend', () => {
  it('says every part of the score, and why in one sentence', () => {
    expect(presentTrend(trendOf('ai'), 3)).toMatchObject({
      rank: 3,
      topic: 'ai',
      label: '#ai',
      observed: 412,
      expected: 38,
      startedAt: '2026-03-01T11:40:00.000Z',
      peakAt: '2026-03-01T11:55:00.000Z',
      trust: 1,
      why: expect.stringMatching(/412 people in 30 minutes, 38 expected at this hour/) as string,
    });
  });

  it('has the shape that is documented, whatever an estimate looks like', () => {
    const odd = trendOf('ai', {
      score: 58.123456,
      observed: 11.25,
      expected: -0.001,
      concentration: 1.2,
      trust: 0.666,
      rarityDays: 12.345,
      actorsPerDay: 64.6,
      uses: 12.5,
      sparkline: [1.5],
    });
    const answer = presentTrend(odd, 1);
    expect(trend.parse(answer)).toEqual(answer);
    expect(answer).toMatchObject({
      score: 58.1,
      observed: 11.3,
      expected: 0,
      concentration: 1,
      actorsPerDay: 65,
      trust: 0.67,
      rarityDays: 12.3,
    });
    expect(answer.sparkline).toEqual([...Array<number>(23).fill(0), 2]);
  });
});
