import { MINUTE, SECOND } from '@groundswell/kernel';
import { type Delta, DistinctActors, encodeDelta, type Slice, TraitTable } from '@groundswell/trend';
import { ACTIVITIES_A_SECOND } from './packed-stream.ts';
import { randomOf, type SyntheticAct, SyntheticCommunity } from './synthetic-community.ts';

const HALF = 2 ** 24;
const NETWORKS = 40_000;

/** Shards that differ in what is used; the ones after them are used alike, by other people. */
const DISTINCT_SHARDS = 100;

interface Adding {
  readonly topic: string;
  readonly slice: number;
  uses: number;
  /** Numbers of people. */
  readonly people: number[];
}

/** A batch of a shard, by people whom each shard knows as others. */
interface Batch {
  readonly slices: readonly Slice[];
  readonly cells: readonly Adding[];
}

/** Deltas of shards as batches of synthetic activities make them, without the way there. */
export class SyntheticDeltas {
  private readonly community: SyntheticCommunity;
  private readonly random: () => number;
  private drawn = { batch: -1, batches: new Map<number, Batch>() };

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
    const { slices, cells } = this.batch(shard, batch, wanted);
    const hashes = new Map<number, number>();
    const traits = new TraitTable();
    const hashFor = (person: number): number => {
      let hash = hashes.get(person);
      if (hash === undefined) hashes.set(person, (hash = hashOf(person, shard, this.shards)));
      traits.set(hash, 0, 1 + (hash % NETWORKS));
      return hash;
    };
    const minute = Math.floor((at - 1) / MINUTE);
    return {
      shard: shardName(shard),
      previous: String(batch * 200),
      first: String(batch * 200 + 1),
      last: String((batch + 1) * 200),
      arrivedFrom: at - this.seconds * SECOND,
      arrivedTo: at - 1,
      activities,
      slices,
      cells: cells.map(({ topic, slice, uses, people }) => ({
        minute,
        topic,
        slice,
        uses,
        actors: DistinctActors.from(people.map(hashFor)),
      })),
      late: [],
      labels: new Map(),
      traits,
      ids: new Float64Array(),
    };
  }

  private batch(shard: number, batch: number, wanted: (topic: string) => boolean): Batch {
    if (this.drawn.batch !== batch) this.drawn = { batch, batches: new Map() };
    const { batches } = this.drawn;
    let known = batches.get(shard % DISTINCT_SHARDS);
    if (known === undefined) batches.set(shard % DISTINCT_SHARDS, (known = this.draw(wanted)));
    return known;
  }

  private draw(wanted: (topic: string) => boolean): Batch {
    const slices = new Map<string, { readonly place: number; readonly slice: Slice }>();
    const cells = new Map<string, Adding>();
    for (let index = 0; index < ACTIVITIES_A_SECOND * this.seconds; index += 1) {
      const act = this.community.act();
      const topics = ['', ...act.topics].filter(wanted);
      if (topics.length === 0) continue;
      const slice = placeOf(slices, act);
      for (const topic of topics) add(cells, topic, slice, act.actor);
    }
    return {
      slices: [...slices.values()].map(({ slice }) => slice),
      cells: [...cells.values()].sort((one, other) => one.slice - other.slice),
    };
  }

  /** Bytes that the identities of a batch take in a delta. */
  idBytes(): number {
    const ids = Float64Array.from({ length: ACTIVITIES_A_SECOND * this.seconds }, () => this.hash()).sort();
    const empty = this.next(0, -2, MINUTE, () => false);
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

function add(cells: Map<string, Adding>, topic: string, slice: number, person: number): void {
  const key = `${slice} ${topic}`;
  const known = cells.get(key);
  if (known === undefined) cells.set(key, { topic, slice, uses: 1, people: [person] });
  else {
    known.uses += 1;
    known.people.push(person);
  }
}
