import type { Scope } from '@groundswell/topic';
import type { Trend } from '@groundswell/trend';

/** The list of a scope as people see it. */
export interface ShownList {
  readonly scope: Scope;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly trends: readonly Pick<Trend, 'topic' | 'label' | 'startedAt' | 'score' | 'actorsPerDay'>[];
}

/** A list that was written, and the one that it replaced. */
export interface ListChange {
  /** Absent: the scope had none. */
  readonly before?: ShownList | undefined;
  readonly after: ShownList;
}

interface InList {
  readonly scope: Scope;
  readonly topic: string;
  readonly label: string;
  /** From the first, 1. */
  readonly place: number;
  /** When the topic's episode in the scope began. */
  readonly startedAt: number;
  readonly score: number;
  readonly actorsPerDay: number;
  /** When it was found out, epoch milliseconds. */
  readonly at: number;
}

/** Something that alerts wait for. */
export type Happening = InList & ({ readonly kind: 'topic-starts' } | { readonly kind: 'enters-top'; readonly top: number });

/** A topic that stands higher in a list than it did, within one episode or since one began. */
export interface Climb extends InList {
  /** Place before; absent: it was in no list in this episode. */
  readonly from?: number | undefined;
}

/** What topics rose between two lists. */
export function climbsIn({ before, after }: ListChange): readonly Climb[] {
  const places = new Map(before?.trends.map(({ topic, startedAt }, index) => [`${startedAt} ${topic}`, index + 1]));
  return after.trends.flatMap(({ topic, label, startedAt, score, actorsPerDay }, index) => {
    const from = places.get(`${startedAt} ${topic}`);
    const place = index + 1;
    if (from !== undefined && from <= place) return [];
    return [{ scope: after.scope, at: after.at, topic, label, startedAt, score, actorsPerDay, place, from }];
  });
}

/** What makes it one thing however often it is found out: nobody is told twice of one episode. */
export function eventOf(happening: Happening): string {
  const { kind, scope, topic, startedAt } = happening;
  const what = kind === 'topic-starts' ? kind : `${kind} ${happening.top}`;
  return [what, scope, startedAt, topic].join(' ');
}
