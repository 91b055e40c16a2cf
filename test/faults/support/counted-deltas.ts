import { CHAIN_START, type Delta, type DeltaLog, DistinctActors } from '@groundswell/trend';
import { SLICES } from './sent-activities.ts';

export interface Counted {
  uses: number;
  readonly actors: DistinctActors;
}

/** What the deltas of one hour hold, under the keys of `ExpectedHour`. */
export interface CountedHour {
  readonly cells: Map<string, Counted>;
  readonly late: Map<string, Counted>;
}

const SLICE_NUMBERS = new Map(
  SLICES.map(({ language, region, kind, source }, index) => [`${language} ${region} ${kind} ${source}`, index]),
);

/** The sum of all deltas, read chain by chain as far as they go. */
export class CountedDeltas {
  readonly hours = new Map<number, CountedHour>();
  /** Up to where each chain was read. */
  readonly heads = new Map<string, string>();
  activities = 0;
  deltas = 0;
  /** Links that do not follow the one before. */
  readonly gaps: string[] = [];

  constructor(private readonly log: DeltaLog) {}

  /** Adds what came since it was called last. */
  async takeNew(): Promise<void> {
    for (const shard of await this.log.shards()) {
      for await (const delta of this.log.read(shard, this.heads.get(shard) ?? CHAIN_START)) this.take(delta);
    }
  }

  private take(delta: Delta): void {
    const head = this.heads.get(delta.shard) ?? CHAIN_START;
    if (delta.previous !== head) this.gaps.push(`${delta.shard}: ${delta.previous} follows ${head}`);
    this.heads.set(delta.shard, delta.last);
    this.activities += delta.activities;
    this.deltas += 1;
    const slices = delta.slices.map(({ language, region, kind, source }) => SLICE_NUMBERS.get(`${language} ${region} ${kind} ${source}`));
    for (const { minute, topic, slice, uses, actors } of delta.cells)
      add(this.hour(Math.floor(minute / 60)).cells, `${minute} ${slices[slice] ?? '?'} ${topic}`, uses, actors);
    for (const { hour, topic, slice, uses, actors } of delta.late)
      add(this.hour(hour).late, `${slices[slice] ?? '?'} ${topic}`, uses, actors);
  }

  private hour(hour: number): CountedHour {
    let counted = this.hours.get(hour);
    if (counted === undefined) this.hours.set(hour, (counted = { cells: new Map(), late: new Map() }));
    return counted;
  }
}

function add(counts: Map<string, Counted>, key: string, uses: number, actors: DistinctActors): void {
  const known = counts.get(key);
  if (known === undefined) {
    counts.set(key, { uses, actors: actors.clone() });
    return;
  }
  known.uses += uses;
  known.actors.merge(actors);
}
