import { ClosedMinutes } from './closed-minutes.ts';
import type { ActorColumns } from './actor-columns.ts';
import { LEAST_ACTORS } from './thresholds.ts';
import { TopicMinutes } from './topic-minutes.ts';

/** Topics by number, which columns name them by. */
export interface TopicNumbers {
  numberOf(name: string): number | undefined;
  nameOf(number: number): string;
}

/**
 * Topics of a scope with their recent minutes; '' is the scope's total. A topic is an object as long as a minute
 * of it is open or it is busy; of the others nothing is kept but their columns.
 */
export class ScopeMinutes implements Iterable<readonly [string, TopicMinutes]> {
  private readonly closed: ClosedMinutes;
  private readonly opened = new Map<number, TopicMinutes>();
  private readonly busyTopics = new Map<string, TopicMinutes>();

  /** @param columnsOf the actors of an hour, which all scopes share */
  constructor(
    private readonly topics: TopicNumbers,
    columnsOf: (hour: number) => ActorColumns,
  ) {
    this.closed = new ClosedMinutes(columnsOf);
  }

  /** The minutes of `topic`, where there are any. */
  get(topic: string): TopicMinutes | undefined {
    const number = this.topics.numberOf(topic);
    if (number === undefined) return undefined;
    return this.opened.get(number) ?? (this.closed.has(number) ? this.open(number) : undefined);
  }

  /** The minutes of the topic `number`, to be added to. */
  open(number: number): TopicMinutes {
    let minutes = this.opened.get(number);
    if (minutes === undefined) this.opened.set(number, (minutes = new TopicMinutes(this.closed, number)));
    return minutes;
  }

  /** Topics that may have enough actors to be judged: few of many. */
  busy(): ReadonlyMap<string, TopicMinutes> {
    return this.busyTopics;
  }

  becomesBusy(topic: string, minutes: TopicMinutes): void {
    this.busyTopics.set(topic, minutes);
  }

  *[Symbol.iterator](): Iterator<readonly [string, TopicMinutes]> {
    for (const [number, minutes] of this.opened) yield [this.topics.nameOf(number), minutes];
    for (const number of this.closed.topics())
      if (!this.opened.has(number)) yield [this.topics.nameOf(number), new TopicMinutes(this.closed, number)];
  }

  /** Puts minutes before `minute` by column. */
  close(minute: number): void {
    for (const [number, minutes] of this.opened) {
      minutes.close(minute);
      if (!minutes.isOpen && minutes.most < LEAST_ACTORS) this.opened.delete(number);
    }
    this.closed.pack(minute);
  }

  /** Forgets minutes before `minute`, with which an hour begins. */
  forgetBefore(minute: number): void {
    this.closed.forgetBefore(minute);
    for (const [number, minutes] of this.opened) {
      minutes.forgetBefore(minute);
      if (minutes.most < LEAST_ACTORS) this.busyTopics.delete(this.topics.nameOf(number));
      if (minutes.empty) this.opened.delete(number);
    }
  }

  get empty(): boolean {
    return this.opened.size === 0 && this.closed.empty;
  }
}
