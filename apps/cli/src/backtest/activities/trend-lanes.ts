import { basename } from 'node:path';
import { EVERYWHERE } from '@groundswell/topic';
import type { PastRefresh, Trend } from '@groundswell/trend';
import type { BacktestChart, ChartLane, LanePoint } from '../format.ts';

/** Lanes that a chart holds: the topics with the highest peaks. */
const MOST_LANES = 24;

interface Lane {
  label: string;
  peak: number;
  readonly points: LanePoint[];
}

/** What everywhere showed over time, a lane a topic. */
export class TrendLanes {
  private readonly lanes = new Map<string, Lane>();

  /** @param every time between two refreshes: how long a point holds, milliseconds */
  constructor(private readonly every: number) {}

  /** Topics that were shown. */
  get topics(): number {
    return this.lanes.size;
  }

  see({ at, lists }: PastRefresh): void {
    for (const trend of lists.find(({ scope }) => scope === EVERYWHERE)?.trends ?? []) this.add(at, trend);
  }

  /** @param from epoch milliseconds of the first activity; `to` of the last */
  chart(path: string, from: number, to: number): BacktestChart {
    const highest = [...this.lanes].sort(([, one], [, other]) => other.peak - one.peak).slice(0, MOST_LANES);
    const lanes = highest.map(([, lane]): ChartLane => lane);
    // As a community would have met them: the first on top.
    lanes.sort((one, other) => (one.points[0]?.at ?? 0) - (other.points[0]?.at ?? 0));
    const more = this.lanes.size - lanes.length;
    return {
      title: `What would have trended in ${basename(path)}`,
      subtitle:
        more > 0
          ? `The ${lanes.length} topics with the highest scores, of ${this.lanes.size} that everywhere would have shown`
          : lanes.length === 1
            ? 'One topic would have been shown everywhere'
            : `${lanes.length} topics would have been shown everywhere`,
      panels: [],
      lanes: { from, to, every: this.every, lanes },
    };
  }

  private add(at: number, { topic, label, score, observed, expected, windowMinutes }: Trend): void {
    let lane = this.lanes.get(topic);
    if (lane === undefined) this.lanes.set(topic, (lane = { label, peak: 0, points: [] }));
    lane.label = label;
    lane.peak = Math.max(lane.peak, score);
    lane.points.push({ at, score, observed, expected, windowMinutes });
  }
}
