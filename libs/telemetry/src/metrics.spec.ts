import { describe, expect, it } from 'vitest';
import { ManualClock } from '@groundswell/kernel';
import { Metrics } from './index.ts';

describe('Metrics', () => {
  it('writes a line of the embedded metric format', () => {
    const lines: string[] = [];
    const metrics = new Metrics({ function: 'count', stage: 'dev', clock: new ManualClock(5), write: (line) => lines.push(line) });
    metrics.emit({ ActivitiesCounted: 12, RankLag: 34 });
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      _aws: {
        Timestamp: 5,
        CloudWatchMetrics: [
          {
            Namespace: 'Groundswell',
            Dimensions: [['stage', 'function']],
            Metrics: [
              { Name: 'ActivitiesCounted', Unit: 'Count' },
              { Name: 'RankLag', Unit: 'Milliseconds' },
            ],
          },
        ],
      },
      stage: 'dev',
      function: 'count',
      ActivitiesCounted: 12,
      RankLag: 34,
    });
  });

  it('writes nothing for no values, and leaves out what is no number', () => {
    const lines: string[] = [];
    const metrics = new Metrics({ write: (line) => lines.push(line) });
    metrics.emit({});
    metrics.emit({ RankLag: Number.NaN });
    expect(lines).toEqual([]);
  });
});
