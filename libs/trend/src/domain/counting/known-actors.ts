import type { AgeBlock } from './age-block-codec.ts';

const SMALLEST = 1_024;
/** Actors of a shard that are remembered at most: 32 MB of memory. Those whose first sight was stored longest ago go first. */
const MOST = 2 ** 21;
/** Bits of a value that hold the hour; the rest hold the day. */
const HOUR_BITS = 20;
const HOUR_MASK = 2 ** HOUR_BITS - 1;
const DAYS = 2 ** (32 - HOUR_BITS);
const DAY_HOURS = 24;

/** Days for which a stored first sight is good, and after which it is stored anew when the actor is seen. */
export const AGES_KEPT_DAYS = 30;
const RENEWED_AFTER_DAYS = 15;

/**
 * When the actors of a shard were first seen. A flat open-addressing table, 8 bytes a slot and
 * 16 to 27 an actor: a 32-bit fingerprint of the actor's hash, and the hour of the first sight
 * with the day on which that was stored. Two actors share a fingerprint seldom (one stranger in 2,000 is
 * taken for one of two million acquaintances), and then the younger one counts as the older one: no harm.
 */
export class KnownActors {
  /** Two to a slot, beside each other for the sake of the cache: the fingerprint, 0 where the slot is free, and its value. */
  private slots = new Uint32Array(2 * SMALLEST);
  private used = 0;
  /** First sights that are not stored. */
  private fresh: number[] = [];

  /** @param most actors that are remembered at most */
  constructor(private readonly most = MOST) {}

  get size(): number {
    return this.used;
  }

  /** First sights that are to be stored. */
  get pending(): number {
    return this.fresh.length;
  }

  /**
   * The epoch hour of the first sight, which is this one where there was none before.
   * @param actor 48-bit hash
   * @param hour epoch hour of this sight
   * @param today epoch day
   */
  see(actor: number, hour: number, today: number): number {
    const key = fingerprint(actor);
    const slot = this.slotOf(key);
    if (this.slots[slot] !== key) return this.add(key, hour, today);
    const value = this.slots[slot + 1] as number;
    const since = value & HOUR_MASK;
    if (hour >= since && daysBetween(value, today) < RENEWED_AFTER_DAYS) return since;
    const earliest = Math.min(hour, since);
    this.slots[slot + 1] = packed(earliest, today);
    this.fresh.push(key);
    return earliest;
  }

  /** Takes in what was stored: the earliest sight and the latest day count. */
  learn(key: number, hour: number, day: number, today: number): void {
    if (today - day >= AGES_KEPT_DAYS) return;
    if (4 * (this.used + 1) > this.slots.length) this.rebuild(today);
    const slot = this.slotOf(key);
    const known = this.slots[slot] === key;
    const value = this.slots[slot + 1] as number;
    const since = known ? Math.min(hour, value & HOUR_MASK) : hour;
    const stored = known ? Math.max(day, today - daysBetween(value, today)) : day;
    this.slots[slot] = key;
    this.slots[slot + 1] = packed(since, stored);
    if (!known) this.used += 1;
  }

  /** Takes out at most `limit` of what is to be stored. Ages above thirty days are not told apart. */
  takePending(limit: number, today: number): AgeBlock {
    const byHour = new Map<number, Set<number>>();
    const oldest = (today - AGES_KEPT_DAYS) * DAY_HOURS;
    const latest = (today + 1) * DAY_HOURS;
    for (const key of this.fresh.splice(0, limit)) {
      const slot = this.slotOf(key);
      if (this.slots[slot] !== key) continue;
      const hour = Math.min(latest, Math.max(oldest, (this.slots[slot + 1] as number) & HOUR_MASK));
      const keys = byHour.get(hour);
      if (keys === undefined) byHour.set(hour, new Set([key]));
      else keys.add(key);
    }
    return { day: today, byHour };
  }

  private add(key: number, hour: number, today: number): number {
    let slot = this.slotOf(key);
    if (4 * (this.used + 1) > this.slots.length) {
      this.rebuild(today);
      slot = this.slotOf(key);
    }
    this.slots[slot] = key;
    this.slots[slot + 1] = packed(hour, today);
    this.used += 1;
    this.fresh.push(key);
    return hour;
  }

  /** Index of the slot of `key`, or of the free one where it belongs. */
  private slotOf(key: number): number {
    const { slots } = this;
    const mask = slots.length - 2;
    let slot = (2 * key) & mask;
    for (let found = slots[slot]; found !== 0 && found !== key; found = slots[slot]) slot = (slot + 2) & mask;
    return slot;
  }

  /** Makes room, and forgets what expired; where there are too many, those that were stored longest ago. */
  private rebuild(today: number): void {
    const { slots } = this;
    const kept = this.keptDays(today);
    const live = (slot: number) => slots[slot] !== 0 && daysBetween(slots[slot + 1] as number, today) < kept;
    let count = 0;
    for (let slot = 0; slot < slots.length; slot += 2) if (live(slot)) count += 1;
    let capacity = SMALLEST;
    while (capacity < 3 * count) capacity *= 2;
    this.slots = new Uint32Array(2 * capacity);
    this.used = count;
    for (let slot = 0; slot < slots.length; slot += 2) {
      if (!live(slot)) continue;
      const target = this.slotOf(slots[slot] as number);
      this.slots[target] = slots[slot] as number;
      this.slots[target + 1] = slots[slot + 1] as number;
    }
  }

  /** Days for which first sights are kept, so that three quarters of the most that may be remembered are left. */
  private keptDays(today: number): number {
    if (this.used < this.most) return AGES_KEPT_DAYS;
    const stored = new Uint32Array(AGES_KEPT_DAYS);
    for (let slot = 0; slot < this.slots.length; slot += 2) {
      const days = daysBetween(this.slots[slot + 1] as number, today);
      if (this.slots[slot] !== 0 && days < AGES_KEPT_DAYS) stored[days] = (stored[days] as number) + 1;
    }
    let days = 0;
    for (let sum = 0; days < AGES_KEPT_DAYS; days += 1) {
      sum += stored[days] as number;
      if (sum > 0.75 * this.most) break;
    }
    return days;
  }
}

/** 32 bits of the hash, never 0. */
function fingerprint(actor: number): number {
  return actor >>> 0 || 1;
}

function packed(hour: number, day: number): number {
  return (((day % DAYS) << HOUR_BITS) | (hour & HOUR_MASK)) >>> 0;
}

/** Days from the one in `value` to `today`; 0 for one that is still to come. */
function daysBetween(value: number, today: number): number {
  const days = (today - (value >>> HOUR_BITS)) & (DAYS - 1);
  return days < DAYS / 2 ? days : 0;
}
