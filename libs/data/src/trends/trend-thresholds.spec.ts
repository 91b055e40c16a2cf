import { Settings } from '@groundswell/settings';
import { DEFAULT_THRESHOLDS } from '@groundswell/trend';
import { describe, expect, it } from 'vitest';
import { THRESHOLD_SETTINGS, thresholdsOf } from './trend-thresholds.ts';

const read = (environment: Record<string, string>) => thresholdsOf(Settings.read(THRESHOLD_SETTINGS, environment));

describe('the thresholds of a deployment', () => {
  it('are those of the engine where nothing is set', () => {
    expect(read({})).toEqual(DEFAULT_THRESHOLDS);
  });

  it('are what is set', () => {
    const set = { GROUNDSWELL_TREND_ENTER: '70', GROUNDSWELL_TREND_STAY: '35', GROUNDSWELL_TREND_LEAST_ACTORS: '20' };
    expect(read(set)).toEqual({ ...DEFAULT_THRESHOLDS, enterScore: 70, stayScore: 35, leastActors: 20 });
    const weights = { GROUNDSWELL_TREND_NEWCOMER_WEIGHT: '1', GROUNDSWELL_TREND_NETWORK_WEIGHT: '0' };
    expect(read(weights)).toEqual({ ...DEFAULT_THRESHOLDS, newcomerWeight: 1, networkWeight: 0 });
  });

  it('never let a topic leave before it enters', () => {
    expect(() => read({ GROUNDSWELL_TREND_STAY: '60' })).toThrow('GROUNDSWELL_TREND_STAY must be below GROUNDSWELL_TREND_ENTER');
    expect(() => read({ GROUNDSWELL_TREND_NEWCOMER_WEIGHT: '2' })).toThrow('GROUNDSWELL_TREND_NEWCOMER_WEIGHT is malformed');
  });
});
