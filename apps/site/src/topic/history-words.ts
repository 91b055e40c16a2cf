import type { TopicHour } from '@groundswell/client';
import { formatCount, people, uses } from '../wording/numbers.ts';
import { weekdayTime } from '../wording/times.ts';

/** A week in one sentence, for who cannot see the chart. */
export function historyInWords(history: readonly TopicHour[]): string {
  const total = history.reduce((sum, hour) => sum + hour.uses, 0);
  const [first] = history;
  if (first === undefined || total === 0) return 'No uses in the last seven days.';
  const peak = history.reduce((most, hour) => (hour.uses > most.uses ? hour : most), first);
  return `${formatCount(total)} uses in seven days; most in the hour from ${weekdayTime(Date.parse(peak.at))}: ${uses(peak.uses)} by ${people(peak.actors)}.`;
}

/** The columns a chart draws: seconds since the Unix epoch, uses, people. */
export function historyColumns(history: readonly TopicHour[]): [number[], number[], number[]] {
  return [history.map((hour) => Date.parse(hour.at) / 1_000), history.map((hour) => hour.uses), history.map((hour) => hour.actors)];
}
