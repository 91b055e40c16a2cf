import type { Clock } from '@groundswell/kernel';
import { type Delivery, type Held, type Outcome, type Waiting, waitingOf } from './delivery.ts';
import { HELD_FOR, Outbox, type PutOff, slotOf, type Taken } from './outbox.ts';

interface Kept {
  waiting: Waiting;
  heldUntil: number;
  claim?: string;
  outcome?: Outcome;
}

/** An outbox in memory. For tests. */
export class MemoryOutbox extends Outbox {
  private readonly kept = new Map<string, Kept>();
  private claims = 0;

  /** @param machineClock what deliveries are held by */
  constructor(private readonly machineClock: Clock) {
    super();
  }

  add(deliveries: readonly Delivery[], dueAt: number): Promise<void> {
    for (const delivery of deliveries) {
      const waiting = waitingOf(delivery, dueAt);
      if (!this.kept.has(waiting.id)) this.kept.set(waiting.id, { waiting, heldUntil: 0 });
    }
    return Promise.resolve();
  }

  take(slot: number, now: number, limit: number): Promise<Taken> {
    const at = this.machineClock.now();
    const due = [...this.kept.values()]
      .filter(
        ({ waiting, outcome, heldUntil }) =>
          outcome === undefined && heldUntil <= at && waiting.dueAt <= now && slotOf(waiting.person) === slot,
      )
      .sort((one, other) => one.waiting.dueAt - other.waiting.dueAt);
    const held = due.slice(0, limit).map((kept): Held => {
      this.claims += 1;
      kept.heldUntil = at + HELD_FOR;
      kept.claim = String(this.claims);
      return { ...kept.waiting, claim: kept.claim };
    });
    return Promise.resolve({ held, more: due.length > limit });
  }

  settle({ id, claim }: Held, outcome: Outcome): Promise<void> {
    const kept = this.kept.get(id);
    if (kept?.claim === claim) kept.outcome = outcome;
    return Promise.resolve();
  }

  putOff({ claim, ...waiting }: Held, { dueAt, tries, reached, reason }: PutOff): Promise<void> {
    const kept = this.kept.get(waiting.id);
    if (kept?.claim !== claim || kept.outcome !== undefined) return Promise.resolve();
    this.kept.set(waiting.id, { waiting: { ...waiting, dueAt, tries, reached, reason }, heldUntil: 0 });
    return Promise.resolve();
  }

  erase(person: string): Promise<void> {
    for (const [id, { waiting }] of this.kept) if (waiting.person === person) this.kept.delete(id);
    return Promise.resolve();
  }

  /** Everything that was ever kept, with what became of it. */
  all(): readonly (Waiting & { readonly outcome?: Outcome })[] {
    return [...this.kept.values()].map(({ waiting, outcome }) => ({ ...waiting, ...(outcome && { outcome }) }));
  }
}
