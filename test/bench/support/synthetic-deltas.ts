import { MINUTE, SECOND } from '@groundswell/kernel';
import { type Delta, DistinctActors, type Slice, TraitTable } from '@groundswell/trend';
import { ACTIVITIES_A_SECOND } from './packed-stream.ts';
import { randomOf, type SyntheticAct, SyntheticCommunity } from './synthetic-community.ts';

const HALF = 2 ** 24;
const NETWORKS = 40_000;

interface Adding {
  readonly topic: string;
  readonly slice: number;
  uses: number;
  readonly actors: number[];
}

/** Deltas of shards as batches of synthetic activities make them, without the way there. */
export class SyntheticDeltas {
  private readonly community: SyntheticCommunity;
  private readonly random: () => number;

  constructor(
    seed: number,
    private readonly shards: number,
  ) {
    this.community = new SyntheticCommunity(seed);
    this.random = randomOf(seed + 1);
  }

  /** The delta of a shard's `batch`, from 0, that ends at `at`, epoch milliseconds. Actors are on one shard each. */
  next(shard: number, batch: number, at: number, seconds: number): Delta {
    const activities = ACTIVITIES_A_SECOND * seconds;
    const slices = new Map<string, { readonly place: number; readonly slice: Slice }>();
    const cells = new Map<string, Adding>();
    const traits = new TraitTable();
    for (let index = 0; index < activities; index += 1) {
      const act = this.community.act();
      const actor = hashOf(act.actor, shard, this.shards);
      const slice = placeOf(slices, act);
      for (const topic of ['', ...act.topics]) add(cells, topic, slice, actor);
      traits.set(actor, 0, 1 + (actor % NETWORKS));
    }
    const minute = Math.floor((at - 1) / MINUTE);
    return {
      shard: shardName(shard),
      previous: String(batch * 200),
      first: String(batch * 200 + 1),
      last: String((batch + 1) * 200),
      arrivedFrom: at - seconds * SECOND,
      arrivedTo: at - 1,
      activities,
      slices: [...slices.values()].map(({ slice: each }) => each),
      cells: [...cells.values()]
        .sort((one, other) => one.slice - other.slice)
        .map(({ topic, slice, uses, actors }) => ({ minute, topic, slice, uses, actors: DistinctActors.from(actors) })),
      late: [],
      labels: new Map(),
      traits,
      ids: Float64Array.from({ length: activities }, () => this.hash()).sort(),
    };
  }

  /** 48 bits: one draw has 32. */
  private hash(): number {
    return Math.floor(this.random() * HALF) * HALF + Math.floor(this.random() * HALF);
  }
}

export function shardName(shard: number): string {
  return `shardId-${String(shard).padStart(12, '0')}`;
}

/** Spread over all 48 bits; the same person on another shard is another person. */
function hashOf(actor: number, shard: number, shards: number): number {
  return Number((BigInt(actor * shards + shard + 1) * 0x9e37_79b9_7f4bn) % 281_474_976_710_656n);
}

function placeOf(slices: Map<string, { readonly place: number; readonly slice: Slice }>, act: SyntheticAct): number {
  const { language, region, kind, source } = act;
  const key = `${language} ${region} ${kind} ${source}`;
  let known = slices.get(key);
  if (known === undefined) slices.set(key, (known = { place: slices.size, slice: { language, region, kind, source } }));
  return known.place;
}

function add(cells: Map<string, Adding>, topic: string, slice: number, actor: number): void {
  const key = `${slice} ${topic}`;
  const known = cells.get(key);
  if (known === undefined) cells.set(key, { topic, slice, uses: 1, actors: [actor] });
  else {
    known.uses += 1;
    known.actors.push(actor);
  }
}
