import type { Scope } from '@groundswell/topic';
import type { PeakedPast } from '../rarity/topic-habit.ts';
import type { TopicMinutes } from './topic-minutes.ts';

/** What the hours of a past before the present one are made of: where all of it is the same, so are they. */
export interface PastMarks {
  readonly version: number;
  readonly foldedThrough: number;
  readonly banned: ReadonlySet<number>;
  readonly firstHour: number | undefined;
  readonly minutes: TopicMinutes | undefined;
  /** See `TopicMinutes.versionBefore`. */
  readonly changes: number | undefined;
}

/** Pasts that were asked for in this hour, given again as long as nothing of them changed. */
export class KnownPasts {
  private hour = Number.NEGATIVE_INFINITY;
  private readonly byScope = new Map<Scope, Map<string, { readonly marks: PastMarks; readonly past: PeakedPast }>>();

  get(scope: Scope, topic: string, hour: number, marks: PastMarks): PeakedPast | undefined {
    if (hour !== this.hour) {
      this.byScope.clear();
      this.hour = hour;
    }
    const known = this.byScope.get(scope)?.get(topic);
    return known !== undefined && isSame(known.marks, marks) ? known.past : undefined;
  }

  keep(scope: Scope, topic: string, marks: PastMarks, past: PeakedPast): PeakedPast {
    let pasts = this.byScope.get(scope);
    if (pasts === undefined) this.byScope.set(scope, (pasts = new Map()));
    pasts.set(topic, { marks, past });
    return past;
  }
}

function isSame(one: PastMarks, other: PastMarks): boolean {
  return (
    one.version === other.version &&
    one.changes === other.changes &&
    one.minutes === other.minutes &&
    one.firstHour === other.firstHour &&
    one.foldedThrough === other.foldedThrough &&
    one.banned === other.banned
  );
}
