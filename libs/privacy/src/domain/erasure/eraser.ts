import { SECOND } from '@groundswell/kernel';
import type { ErasureOrder } from './erasure-order.ts';

/**
 * For how long after an order somebody may still write what belongs to an erased actor: `count` asks the list every ten
 * seconds, and a batch that it has begun takes a minute at most.
 */
export const STILL_WRITTEN = 75 * SECOND;

/** Thrown by a step whose time is up: it is no failure, and the next look goes on with it. */
export class ErasureUnfinishedError extends Error {
  override readonly name = 'ErasureUnfinishedError';
}

/** One step of an erasure: takes what one place holds. Every place that holds something about people has one (`HOLDINGS`). */
export abstract class Eraser {
  /** Its name in stored orders: it never changes. */
  abstract readonly name: string;
  /** Whether it takes what an account holds; false: what an actor did, which every order asks for. */
  abstract readonly ofPersons: boolean;
  /** Milliseconds after the order before which it would come too early. */
  readonly after: number = 0;

  /**
   * Takes what is held about those whom the orders name. Safe to repeat, and to be cut off.
   * @throws ErasureUnfinishedError when there is more to do than one look has time for
   * @throws whatever a store throws that is down: it is tried again
   */
  abstract erase(orders: readonly ErasureOrder[]): Promise<void>;
}
