import type { Scope } from '@groundswell/topic';
import { type HourPeaks, likelyPeaks } from '../rarity/hour-peaks.ts';
import { RARITY } from '../rarity/rarity-constants.ts';
import type { PeakedPast } from '../rarity/topic-habit.ts';
import type { CheckedStore } from './checked-store.ts';
import { decodeHour } from './hour-codec.ts';
import { hourChunkOf, type HourChunk } from './hours.ts';
import { hourName, hourOfName, hoursGroup } from './part-keys.ts';
import { KnownPasts, type PastMarks } from './known-pasts.ts';
import { BASELINE_HOURS } from './thresholds.ts';
import type { TrendState } from './trend-state.ts';

/** Distinct actors by topic, and how those topics rose of which that is known. */
interface BookedHour {
  readonly actors: ReadonlyMap<string, number>;
  readonly peaks: ReadonlyMap<string, HourPeaks>;
}

type ChunkHours = Map<number, BookedHour>;

/** Hours that habits are learnt from, which reach further back than a baseline. */
const KEPT_HOURS = RARITY.days * 24;

/** The written hours that baselines and habits are made of, read when first asked for and kept in memory. */
export class HourBook {
  private readonly chunks = new Map<string, ChunkHours>();
  private readonly pasts = new KnownPasts();
  private readonly firstHours = new Map<Scope, { readonly version: number; readonly minute: number | undefined; readonly hour: number }>();
  /** How often a chunk came or changed. */
  private version = 0;

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
    this.version += 1;
    hours.set(hour, booked(chunk));
    for (const [known, content] of hours) {
      if (known < hour - KEPT_HOURS) hours.delete(known);
      else if (known === hour - BASELINE_HOURS - 1) hours.set(known, withoutFew(content));
    }
  }

  /**
   * The past of a topic: open hours from the minutes in memory, the others as they were written. Needs `load`.
   * The same object as long as nothing of the hours before `hour` changed: what is derived from it stays known.
   */
  past(scope: Scope, topic: string, hour: number): PeakedPast {
    const { banned, foldedThrough, scopes } = this.state;
    const firstHour = this.firstHour(scope);
    const minutes = scopes.get(scope)?.get(topic);
    const changes = minutes?.versionBefore(hour);
    const marks: PastMarks = { version: this.version, foldedThrough, banned, firstHour, minutes, changes };
    return this.pasts.get(scope, topic, hour, marks) ?? this.pasts.keep(scope, topic, marks, this.made(scope, topic, firstHour));
  }

  private made(scope: Scope, topic: string, firstHour: number | undefined): PeakedPast {
    const { state } = this;
    const written = this.chunks.get(`${scope} ${hourChunkOf(scope, topic)}`);
    const minutes = state.scopes.get(scope)?.get(topic);
    const actors = (hour: number): number =>
      hour > state.foldedThrough ? (minutes?.hour(hour, state.banned).actors ?? 0) : (written?.get(hour)?.actors.get(topic) ?? 0);
    return {
      firstHour,
      actors,
      peaks: (hour) => {
        if (hour > state.foldedThrough) return minutes?.peaks(hour, state.banned) ?? likelyPeaks(0);
        return written?.get(hour)?.peaks.get(topic) ?? likelyPeaks(actors(hour));
      },
    };
  }

  private firstHour(scope: Scope): number | undefined {
    if (this.state.totals !== undefined) return this.state.totals.firstHour(scope);
    const minute = this.state.scopes.get(scope)?.get('')?.first;
    let known = this.firstHours.get(scope);
    if (known?.version !== this.version || known.minute !== minute) {
      let hour = minute === undefined ? Number.POSITIVE_INFINITY : Math.floor(minute / 60);
      for (const booked of this.chunks.get(`${scope} ${hourChunkOf(scope, '')}`)?.keys() ?? []) if (booked < hour) hour = booked;
      this.firstHours.set(scope, (known = { version: this.version, minute, hour }));
    }
    return known.hour === Number.POSITIVE_INFINITY ? undefined : known.hour;
  }

  private async loadChunk(scope: Scope, name: string, hour: number): Promise<void> {
    const [from, to] = [hourName(name, hour - KEPT_HOURS), hourName(name, hour)];
    const found = await this.store.decodedRange(hoursGroup(scope), from, to, (bytes) => booked(decodeHour(bytes)));
    const hours = [...found].map(([key, content]) => [hourOfName(key), content] as const);
    this.version += 1;
    this.chunks.set(
      `${scope} ${name}`,
      new Map(hours.map(([known, content]) => [known, known < hour - BASELINE_HOURS ? withoutFew(content) : content])),
    );
  }
}

function booked(chunk: HourChunk): BookedHour {
  const peaks = new Map<string, HourPeaks>();
  for (const [topic, counts] of chunk) if (counts.peaks !== undefined) peaks.set(topic, counts.peaks);
  return { actors: new Map([...chunk].map(([topic, { actors, lateActors }]) => [topic, actors + lateActors])), peaks };
}

/** What habits alone are learnt from holds nothing of topics that few used: to them that is as if nobody had. */
function withoutFew({ actors, peaks }: BookedHour): BookedHour {
  return { actors: new Map([...actors].filter(([, count]) => count >= RARITY.people)), peaks };
}
