import type { Channel } from './delivery.ts';

/** Why somebody was not told in one way the last time that it was given up for good. */
export interface DeliveryFailure {
  readonly channel: Channel;
  /** Where a webhook was to go. */
  readonly webhook?: string | undefined;
  /** In words. */
  readonly reason: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** The last failure of each way of a person, for 30 days: one small item, however much fails. */
export abstract class DeliveryFailures {
  /** Safe to repeat. */
  abstract note(person: string, failure: DeliveryFailure): Promise<void>;
  /** The last one first. @param now epoch milliseconds */
  abstract of(person: string, now: number): Promise<readonly DeliveryFailure[]>;
}

/** Failures in memory. For tests. */
export class MemoryDeliveryFailures extends DeliveryFailures {
  private readonly last = new Map<string, Map<Channel, DeliveryFailure>>();

  note(person: string, failure: DeliveryFailure): Promise<void> {
    const own = this.last.get(person) ?? new Map<Channel, DeliveryFailure>();
    this.last.set(person, own.set(failure.channel, failure));
    return Promise.resolve();
  }

  of(person: string): Promise<readonly DeliveryFailure[]> {
    return Promise.resolve([...(this.last.get(person)?.values() ?? [])].sort((one, other) => other.at - one.at));
  }
}
