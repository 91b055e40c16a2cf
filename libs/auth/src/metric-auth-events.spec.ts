import { ManualClock } from '@groundswell/kernel';
import { Metrics } from '@groundswell/telemetry';
import { expect, it } from 'vitest';
import { MetricAuthEvents } from './index.ts';

it('counts what an operator of the deployment should hear of, and names nobody', () => {
  const lines: string[] = [];
  const events = new MetricAuthEvents(new Metrics({ clock: new ManualClock(5), write: (line) => void lines.push(line) }));
  events.refreshTokenReused();
  events.attemptsExhausted();
  expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
    expect.objectContaining({ RefreshTokensReused: 1, stage: 'local' }),
    expect.objectContaining({ AttemptsExhausted: 1, stage: 'local' }),
  ]);
});
