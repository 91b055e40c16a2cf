import { MINUTE, SECOND } from '@groundswell/kernel';
import { type Delta, DistinctActors, encodeDelta, type Slice, TraitTable } from '@groundswell/trend';
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
    /** Of a batch. */
    private readonly seconds: number,
  ) {
    this.community = new SyntheticCommunity(seed);
    this.random = randomOf(seed + 1);
  }

  /**
   * The delta of a shard's `batch`, from 0, that ends at `at`, epoch milliseconds, with the cells of the
   * topics that are wanted. Actors are on one shard each.
   */
  next(shard: number, batch: number, at: number, wanted: (topic: string) => boolean): Delta {
    const activities = ACTIVITIES_A_SECOND * this.seconds;
    const slices = new Map<string, { readonly place: number; readonly slice: Slice }>();
    const cells = new Map<string, Adding>();
    const traits = new TraitTable();
    for (let index = 0; index < activities; index += 1) {
      const act = this.community.act();
      const topics = ['', ...act.topics].filter(wanted);
      if (topics.length === 0) continue;
      const actor = hashOf(act.actor, shard, this.shards);
      const slice = placeOf(slices, act);
      for (const topic of topics) add(cells, topic, slice, actor);
      traits.set(actor, 0, 1 + (actor % NETWORKS));
    }
    const minute = Math.floor((at - 1) / MINUTE);
    return {
      shard: shardName(shard),
      previous: String(batch * 200),
      first: String(batch * 200 + 1),
      last: String((batch + 1) * 200),
      arrivedFrom: at - this.seconds * SECOND,
      arrivedTo: at - 1,
      activities,
      slices: [...slices.values()].map(({ slice: each }) => each),
      cells: [...cells.values()]
        .sort((one, other) => one.slice - other.slice)
        .map(({ topic, slice, uses, actors }) => ({ minute, topic, slice, uses, actors: DistinctActors.from(actors) })),
      late: [],
      labels: new Map(),
      traits,
      ids: new Float64Array(),
    };
  }

  /** Bytes that the identities of a batch take in a delta. */
  idBytes(): number {
    const ids = Float64Array.from({ length: ACTIVITIES_A_SECOND * this.seconds }, () => this.hash()).sort();
    const empty = this.next(0, 0, MINUTE, () => false);
    return encodeDelta({ ...empty, ids }).length - encodeDelta(empty).length;
  }

  /** 48 bits: one draw has 32. */
  private hash(): number {
    return Math.floor(this.random() * HALF) * HALF + Math.floor(this.random() * HALF);
  }
}

export function shardName(shard: number): string {
  return `shardId-${String(shard).padStart(12, '0')}`;
}

/** Spread over all 48 bits, hardly two alike; the same person on another shard is another person. */
function hashOf(actor: number, shard: number, shards: number): number {
  const number = actor * shards + shard + 1;
  const low = (Math.imul(number, 0x9e37_79b9) ^ Math.imul(Math.floor(number / 2 ** 32) + 1, 0x85eb_ca6b)) >>> 0;
  const high = Math.imul(low ^ (low >>> 15) ^ number, 0x2c1b_3c6d) >>> 16;
  return high * 2 ** 32 + low;
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
