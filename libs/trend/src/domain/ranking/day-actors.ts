import type { DistinctActors } from '../distinct-actors.ts';
import { SampledActors, type Sighting } from './sampled-actors.ts';
import { DAY_ACTORS, DAY_MINUTES, RECENT_ACTORS } from './thresholds.ts';

const HASHES = 2 ** 48;
/** Most topics have few actors, which share it. */
const NOBODY: readonly Sighting[] = [];

/**
 * The distinct actors of a sliding day, with the minute each was last seen in: exact up to 128
 * actors. Above, adaptive sampling (Flajolet 1990) on the keyed hash: at level L only hashes below
 * 2^(48-L) are kept, and an actor last seen at level L stands for 2^L, which stays unbiased while
 * the day slides on and the level falls again (error about 12 %). Whether there are at least n <= 32
 * is exact always: the actors seen last are kept besides.
 */
export class DayActors {
  private readonly sampled = new SampledActors();
  private recent: readonly Sighting[] = NOBODY;
  private current = 0;

  /** The level at which actors are sampled now; 0: all. */
  get level(): number {
    return this.current;
  }

  static restore(level: number, sampled: Iterable<Sighting>, recent: readonly Sighting[]): DayActors {
    const actors = new DayActors();
    actors.current = level;
    actors.recent = recent.length === 0 ? NOBODY : recent;
    actors.sampled.restore(sampled);
    return actors;
  }

  see(actors: DistinctActors, minute: number): void {
    while (HASHES / 2 ** this.current > actors.threshold) this.raise();
    for (const hash of actors.hashes()) {
      if (this.current > 0 || this.recent.length > 0) this.seeRecent(hash, minute);
      this.sample(hash, minute);
    }
    if (this.sampled.size > DAY_ACTORS) this.forgetBefore(minute - DAY_MINUTES + 1);
    while (this.sampled.size > DAY_ACTORS) this.raise();
  }

  /** Distinct actors in the 24 hours that end with the minute `now`. */
  count(now: number): number {
    const count = this.sampled.sumSince(now - DAY_MINUTES + 1);
    if (this.recent.length === 0) return count;
    const seen = this.recent.filter(({ minute }) => minute > now - DAY_MINUTES).length;
    return seen < RECENT_ACTORS ? seen : Math.max(count, seen);
  }

  /**
   * The same without actors that are banned. Where they drove others out of the samples, those who are
   * left are told to be fewer, never more: a topic of a few people must not be shown for an estimate.
   */
  countWithout(banned: ReadonlySet<number>, now: number): number {
    if (banned.size === 0) return this.count(now);
    const known = new Set<number>();
    let count = 0;
    const counts = ({ hash, minute }: Sighting): boolean => minute > now - DAY_MINUTES && !banned.has(hash);
    for (const sighting of this.recent) if (counts(sighting)) known.add(sighting.hash);
    for (const sighting of this.sampled.values()) {
      if (!counts(sighting)) continue;
      known.add(sighting.hash);
      count += 2 ** sighting.level;
    }
    if (known.size < RECENT_ACTORS) return Math.min(known.size, this.count(now));
    return Math.min(this.count(now), Math.max(count, known.size));
  }

  /** Whether any of the actors that are kept is one of `hashes`. */
  hasAnyOf(hashes: ReadonlySet<number>): boolean {
    if (hashes.size === 0) return false;
    for (const { hash } of this.sampled.values()) if (hashes.has(hash)) return true;
    return this.recent.some(({ hash }) => hashes.has(hash));
  }

  /** Whether there are `least` distinct actors or more; cheaper than counting them. */
  hasAtLeast(least: number, now: number): boolean {
    if (least > RECENT_ACTORS) return this.count(now) >= least;
    if (this.recent.length === 0) return this.sampled.sumSince(now - DAY_MINUTES + 1) >= least;
    let seen = 0;
    for (const { minute } of this.recent) if (minute > now - DAY_MINUTES && (seen += 1) >= least) return true;
    return this.count(now) >= least;
  }

  /** Distinct actors whose last use was in `minute` or later: all of those since then, if it is not long past. */
  countSince(minute: number): number {
    return Math.max(this.sampled.sumSince(minute), this.recent.filter((sighting) => sighting.minute >= minute).length);
  }

  /** Forgets whoever was last seen before `minute`, and samples less where few are left. */
  forgetBefore(minute: number): void {
    this.sampled.keep((sighting) => sighting.minute >= minute);
    if (this.recent.length > 0) this.recent = this.recent.filter((sighting) => sighting.minute >= minute);
    if (this.current > 0 && this.sampled.size < DAY_ACTORS / 4) this.current -= 1;
  }

  /** Actors that are kept as samples; each stands for 2^level. */
  get size(): number {
    return this.sampled.size;
  }

  get empty(): boolean {
    return this.sampled.size === 0 && this.recent.length === 0;
  }

  /** The same with `most` samples at most: less exact, and smaller. */
  thinned(most: number): DayActors {
    const thinned = DayActors.restore(this.current, this.sampled.values(), this.recent);
    while (thinned.sampled.size > most) thinned.raise();
    return thinned;
  }

  /** For the codec: what `restore` takes. */
  sightings(): { readonly sampled: readonly Sighting[]; readonly recent: readonly Sighting[] } {
    return { sampled: this.sampled.values(), recent: this.recent };
  }

  private sample(hash: number, minute: number): void {
    // None of these is kept: they went when the level rose to this.
    if (hash >= HASHES / 2 ** this.current) return;
    this.sampled.see(hash, minute, this.current);
  }

  private seeRecent(hash: number, minute: number): void {
    const { recent } = this;
    // Each that is kept is as young: of a busy topic's actors this is most.
    if (recent.length >= RECENT_ACTORS && (recent.at(-1) as Sighting).minute >= minute) return;
    const known = recent.findIndex((sighting) => sighting.hash === hash);
    if (known >= 0 && (recent[known] as Sighting).minute >= minute) return;
    const others = known < 0 ? [...recent] : recent.toSpliced(known, 1);
    const at = others.findIndex((sighting) => sighting.minute < minute);
    others.splice(at < 0 ? others.length : at, 0, { hash, minute, level: 0 });
    others.length = Math.min(others.length, RECENT_ACTORS);
    this.recent = others;
  }

  private raise(): void {
    if (this.current === 0 && this.recent.length === 0) for (const { hash, minute } of this.sampled.values()) this.seeRecent(hash, minute);
    this.current += 1;
    this.sampled.raise(this.current, HASHES / 2 ** this.current);
  }
}
