import { DAY, HOUR, MINUTE } from '@groundswell/kernel';
import { MalformedBytesError } from '../delta-bytes.ts';
import { ActorAges, type ShardAges } from './actor-ages.ts';
import { decodeAgeBlock, encodeAgeBlock } from './age-block-codec.ts';
import type { AgeStore } from './age-store.ts';
import { AGES_KEPT_DAYS, KnownActors } from './known-actors.ts';
import type { ShardParents } from './shard-state.ts';

/** First sights that one item holds: 350 KB at most. */
const BLOCK_ACTORS = 100_000;
/** What waits is written after these pauses, each twice the one before: soon, since a process may be short-lived, and hourly in the end. */
const FIRST_PAUSE = MINUTE;
const LONGEST_PAUSE = HOUR;
/** Actors that a process remembers, of all its shards. */
const MOST_ACTORS = 3 * 2 ** 20;
const MOST_SHARDS = 16;
/** Generations of shards are few: one a resharding within a month. */
const MOST_ANCESTORS = 64;

/** Is told of trouble that fails nothing: a first sight that is lost makes an actor younger. */
export type TellTrouble = (error: unknown) => void;

/**
 * First sights by shard, in blocks of the last thirty days that are read when a process meets the shard
 * and written when new actors came. What a dying process had not written is lost, an hour at most.
 */
export class StoredActorAges extends ActorAges {
  /** Used last is last. */
  private readonly shards = new Map<string, OpenShard>();

  constructor(
    private readonly store: AgeStore,
    private readonly parents: ShardParents,
    private readonly tell: TellTrouble = () => undefined,
  ) {
    super();
  }

  /** @throws whatever the store throws when it is unavailable: without what it holds everybody would be new */
  async open(shard: string, arrivedAt: number): Promise<ShardAges> {
    const ages = this.shards.get(shard) ?? (await this.load(shard, arrivedAt));
    this.shards.delete(shard);
    this.shards.set(shard, ages);
    ages.setTime(arrivedAt);
    await this.closeOldest();
    return ages;
  }

  private async load(shard: string, arrivedAt: number): Promise<OpenShard> {
    const actors = new KnownActors();
    const today = Math.floor(arrivedAt / DAY);
    const ancestors = new Set([shard]);
    for (const name of ancestors) {
      const stored = await this.store.read(name);
      for (const block of stored.blocks) this.learn(actors, block, today);
      // A shard without blocks may be new; one with blocks was asked for its parents when it was.
      const parents = stored.parents ?? (stored.blocks.length > 0 ? [] : await this.askParents(name, arrivedAt));
      for (const parent of parents) if (ancestors.size < MOST_ANCESTORS) ancestors.add(parent);
    }
    return new OpenShard(shard, this.store, actors, this.tell);
  }

  /** The stream forgets where shards come from as soon as the parents are empty, so it is written down. */
  private async askParents(shard: string, arrivedAt: number): Promise<readonly string[]> {
    const parents = await this.parents.of(shard);
    if (parents.length > 0) await this.store.keepParents(shard, parents, arrivedAt + AGES_KEPT_DAYS * DAY);
    return parents;
  }

  private learn(actors: KnownActors, block: Uint8Array, today: number): void {
    try {
      decodeAgeBlock(block, (key, hour, day) => actors.learn(key, hour, day, today));
    } catch (error) {
      if (!(error instanceof MalformedBytesError)) throw error;
      this.tell(error);
    }
  }

  /** Forgets shards that were not counted for long, where those in memory take too much. */
  private async closeOldest(): Promise<void> {
    let actors = 0;
    for (const { size } of this.shards.values()) actors += size;
    for (const [name, shard] of this.shards) {
      if (this.shards.size === 1 || (actors <= MOST_ACTORS && this.shards.size <= MOST_SHARDS)) return;
      await shard.write();
      this.shards.delete(name);
      actors -= shard.size;
    }
  }
}

/** The first sights of a shard that this process counts. */
class OpenShard implements ShardAges {
  private now = 0;
  private today = 0;
  private writtenAt = Number.NEGATIVE_INFINITY;
  private pause = 0;

  constructor(
    private readonly shard: string,
    private readonly store: AgeStore,
    private readonly actors: KnownActors,
    private readonly tell: TellTrouble,
  ) {}

  get size(): number {
    return this.actors.size;
  }

  setTime(arrivedAt: number): void {
    this.now = arrivedAt;
    this.today = Math.floor(arrivedAt / DAY);
  }

  sinceOf(actor: number, hour: number): number {
    return this.actors.see(actor, hour, this.today);
  }

  async keep(): Promise<void> {
    const { pending } = this.actors;
    const waited = Math.abs(this.now - this.writtenAt) >= this.pause;
    if (pending === 0 || (!waited && pending < BLOCK_ACTORS)) return;
    if (waited) this.pause = Math.min(LONGEST_PAUSE, Math.max(FIRST_PAUSE, 2 * this.pause));
    await this.write();
  }

  /** Writes what waits. A block that cannot be written is given up: it is soft, and must not fill the memory. */
  async write(): Promise<void> {
    this.writtenAt = this.now;
    try {
      while (this.actors.pending > 0) {
        const block = encodeAgeBlock(this.actors.takePending(BLOCK_ACTORS, this.today));
        await this.store.add(this.shard, Math.floor(this.now / HOUR), block, this.now + (AGES_KEPT_DAYS + 1) * DAY);
      }
    } catch (error) {
      this.tell(error);
    }
  }
}
