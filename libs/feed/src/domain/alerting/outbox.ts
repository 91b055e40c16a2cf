import type { Delivery, Held, Outcome } from './delivery.ts';

/** Parts that the outbox is worked off in. A person's deliveries are all in one. */
export const SLOTS = 16;
/** Machine time for which whoever took a delivery has it. Milliseconds. */
export const HELD_FOR = 60_000;

/** When a delivery is tried again, and what is known of it by then. */
export interface PutOff {
  readonly dueAt: number;
  readonly tries: number;
  readonly reached: readonly string[];
  readonly reason?: string | undefined;
}

export interface Taken {
  readonly held: readonly Held[];
  /** There may be more that are due. */
  readonly more: boolean;
}

/**
 * What people are to be told, from when it is decided until it is done. Each delivery is kept once; what became of it is
 * remembered for 30 days, so that nobody is told twice of one event, however late it is found out anew.
 */
export abstract class Outbox {
  /**
   * Keeps those that were never kept before. Durable when it resolves; safe to repeat.
   * @param dueAt epoch milliseconds before which they are not tried
   */
  abstract add(deliveries: readonly Delivery[], dueAt: number): Promise<void>;
  /**
   * Takes deliveries of a slot that are due and nobody else has taken in the last minute, those that were due first before others.
   * @param now epoch milliseconds
   * @param limit of deliveries
   */
  abstract take(slot: number, now: number, limit: number): Promise<Taken>;
  /** Ends a delivery that one has taken; nothing where another has taken it since. @param now epoch milliseconds */
  abstract settle(held: Held, outcome: Outcome, now: number): Promise<void>;
  /** Gives a delivery back that one has taken; nothing where another has taken it since. */
  abstract putOff(held: Held, next: PutOff): Promise<void>;
  /** Removes everything that is waiting for or remembered of a person. Safe to repeat. */
  abstract erase(person: string): Promise<void>;
}

/** The slot of a person's deliveries. */
export function slotOf(person: string): number {
  let hash = 0;
  for (const character of person) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return hash % SLOTS;
}
