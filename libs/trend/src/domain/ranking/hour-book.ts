import type { Scope } from '@groundswell/topic';
import type { Past } from './baseline.ts';
import type { CheckedStore } from './checked-store.ts';
import { decodeHour } from './hour-codec.ts';
import { hourChunkOf, type HourChunk } from './hours.ts';
import { hourName, hourOfName, hoursGroup } from './part-keys.ts';
import { BASELINE_HOURS } from './thresholds.ts';
import type { TrendState } from './trend-state.ts';

/** Distinct actors by hour and topic. */
type ChunkHours = Map<number, ReadonlyMap<string, number>>;

/** The written hours that baselines are made of, read when first asked for and kept in memory. */
export class HourBook {
  private readonly chunks = new Map<string, ChunkHours>();

  constructor(
    private readonly store: CheckedStore,
    private readonly state: TrendState,
  ) {}

  /** Reads what is needed to judge `topics` of `scope` in `hour` and is not there yet: a range a chunk. */
  async load(scope: Scope, topics: Iterable<string>, hour: number): Promise<void> {
    const names = new Set(['', ...topics].map((topic) => hourChunkOf(scope, topic)));
    const missing = [...names].filter((name) => !this.chunks.has(`${scope} ${name}`));
    await Promise.all(missing.map((name) => this.loadChunk(scope, name, hour)));
  }

  /** Takes over an hour that was just written. */
  put(scope: Scope, name: string, hour: number, chunk: HourChunk): void {
    const hours = this.chunks.get(`${scope} ${name}`);
    if (hours === undefined) return;
    hours.set(hour, actorsOf(chunk));
    for (const known of hours.keys()) if (known < hour - BASELINE_HOURS - 1) hours.delete(known);
  }

  /** The past of a topic: open hours from the minutes in memory, the others as they were written. Needs `load`. */
  past(scope: Scope, topic: string): Past {
    const { state } = this;
    const written = this.chunks.get(`${scope} ${hourChunkOf(scope, topic)}`);
    const minutes = state.scopes.get(scope)?.get(topic);
    return {
      firstHour: this.firstHour(scope),
      actors: (hour) =>
        hour > state.foldedThrough ? (minutes?.hour(hour, state.banned).actors ?? 0) : (written?.get(hour)?.get(topic) ?? 0),
    };
  }

  private firstHour(scope: Scope): number | undefined {
    if (this.state.totals !== undefined) return this.state.totals.firstHour(scope);
    const minute = this.state.scopes.get(scope)?.get('')?.first;
    const open = minute === undefined ? [] : [Math.floor(minute / 60)];
    const hours = [...(this.chunks.get(`${scope} ${hourChunkOf(scope, '')}`)?.keys() ?? []), ...open];
    return hours.length === 0 ? undefined : Math.min(...hours);
  }

  private async loadChunk(scope: Scope, name: string, hour: number): Promise<void> {
    const [from, to] = [hourName(name, hour - BASELINE_HOURS), hourName(name, hour)];
    const found = await this.store.decodedRange(hoursGroup(scope), from, to, (bytes) => actorsOf(decodeHour(bytes)));
    this.chunks.set(`${scope} ${name}`, new Map([...found].map(([key, actors]) => [hourOfName(key), actors])));
  }
}

function actorsOf(chunk: HourChunk): ReadonlyMap<string, number> {
  return new Map([...chunk].map(([topic, { actors, lateActors }]) => [topic, actors + lateActors]));
}
