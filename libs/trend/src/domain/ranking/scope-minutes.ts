import { LEAST_ACTORS } from './thresholds.ts';
import type { TopicMinutes } from './topic-minutes.ts';

/** Topics of a scope with their recent minutes; '' is the scope's total. */
export class ScopeMinutes extends Map<string, TopicMinutes> {
  private readonly busyTopics = new Map<string, TopicMinutes>();

  /** Topics that may have enough actors to be judged: few of many. */
  busy(): ReadonlyMap<string, TopicMinutes> {
    return this.busyTopics;
  }

  becomesBusy(topic: string, minutes: TopicMinutes): void {
    this.busyTopics.set(topic, minutes);
  }

  forgetBefore(minute: number): void {
    for (const [topic, minutes] of this) {
      minutes.forgetBefore(minute);
      if (minutes.empty) this.delete(topic);
      if (minutes.most < LEAST_ACTORS) this.busyTopics.delete(topic);
    }
  }
}
