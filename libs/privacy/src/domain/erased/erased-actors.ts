import { type Clock, SECOND, UnavailableError } from '@groundswell/kernel';
import type { ErasedEntry, ErasedList } from './erased-list.ts';
import { ErasedSet } from './erased-set.ts';

/** For how long a process believes what it read last; also how old the answer to a question may be. */
export const ERASED_REFRESHED = 10 * SECOND;
const ATTEMPTS = 8;

/** Who orders an erasure, and why. */
export type ErasedBy = Pick<ErasedEntry, 'by' | 'reason'>;

/**
 * Who was erased. **Whoever loads, replays, imports or fills in activities of the past must ask this first** and
 * leave out what an erased actor did: `count` does so for everything that comes by the stream (late and replayed
 * activities, backfills, feeds), the ranker for what deltas still hold. An actor stays erased: what is sent of it
 * later counts nothing either, since who asks to be forgotten did not ask to be counted again.
 */
export class ErasedActors {
  private known = ErasedSet.NOBODY;
  private readAt = Number.NEGATIVE_INFINITY;
  private reading: Promise<ErasedSet> | undefined;

  /** @param machineClock what the ten seconds are measured by; `clock` is what entries are dated by */
  constructor(
    private readonly list: ErasedList,
    private readonly clock: Clock,
    private readonly machineClock: Clock = clock,
  ) {}

  /**
   * Everybody who is known to be erased, as of ten seconds ago at most. Nearly always no read at all, else one small one.
   * @throws whatever the store throws that is down: nothing may be loaded then
   */
  async current(): Promise<ErasedSet> {
    if (Math.abs(this.machineClock.now() - this.readAt) < ERASED_REFRESHED) return this.known;
    this.reading ??= this.read().finally(() => (this.reading = undefined));
    return this.reading;
  }

  /**
   * Puts actors on the list. Safe to repeat: those that stand on it already are passed over.
   * @param actors keyed hashes
   * @returns those that are new on it
   */
  async erase(actors: Iterable<number>, by: ErasedBy): Promise<readonly number[]> {
    const wanted = [...new Set(actors)].sort((one, other) => one - other);
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const known = await this.read();
      const fresh = wanted.filter((actor) => !known.has(actor));
      if (fresh.length === 0) return attempt === 1 ? [] : wanted;
      const entry = { number: known.version + 1, actors: fresh, at: this.clock.now(), ...by };
      if (await this.list.add(entry)) {
        this.known = known.with(fresh, entry.number);
        return fresh;
      }
    }
    throw new UnavailableError('The list of erased actors is changed by others all the time', 1);
  }

  /** Everybody who is erased, as the list says now: for orders, which are few. */
  async read(): Promise<ErasedSet> {
    const now = this.machineClock.now();
    const before = this.known;
    if ((await this.list.newest()) > before.version) {
      const entries = await this.list.after(before.version);
      const actors = entries.flatMap((entry) => entry.actors);
      // Another reader may have been quicker.
      if (this.known === before) this.known = before.with(actors, entries.at(-1)?.number ?? before.version);
    }
    this.readAt = now;
    return this.known;
  }
}
