import { HOUR, MINUTE } from '@groundswell/kernel';
import type { Cell, Delta, LateCell, Slice } from '../delta.ts';
import { DistinctActors } from '../distinct-actors.ts';
import { TraitTable } from '../trait-table.ts';
import type { CountableActivity } from './accepted-lines.ts';
import type { ShardAges } from './actor-ages.ts';
import { LabelCounts } from './label-counts.ts';
import { networkHash } from './network-hash.ts';
import { accountHour, lateHourOf, minuteOf } from './time-rules.ts';
import type { NamedTopic } from './topics-of.ts';

/** The topic of a slice's total. */
const TOTAL = '';
const MINUTES_AN_HOUR = HOUR / MINUTE;
/** Language of an activity that names none. */
const UNDETERMINED = 'und';

interface Count {
  uses: number;
  readonly actors: DistinctActors;
}
type CountsByTopic = Map<string, Count>;

/** The counts of one slice, by time and topic. */
interface SliceCounts {
  readonly slice: Slice;
  readonly minutes: Map<number, CountsByTopic>;
  readonly hours: Map<number, CountsByTopic>;
}

/** Adds a batch's activities up into the cells of its delta. */
export class BatchCounts {
  private readonly slices = new Map<string, SliceCounts>();
  private readonly labels = new LabelCounts();
  private readonly traits = new TraitTable();

  /** @param ages tells when actors were first seen whose account's age nobody told; absent: unknown */
  constructor(private readonly ages: Pick<ShardAges, 'sinceOf'> = { sinceOf: () => 0 }) {}

  /** @param actor the actor's keyed hash */
  add(activity: CountableActivity, topics: readonly NamedTopic[], actor: number, arrivedAt: number): void {
    const { minutes, hours } = this.sliceOf(activity);
    const late = lateHourOf(activity, arrivedAt);
    const minute = minuteOf(activity, arrivedAt);
    const counts = late === undefined ? countsAt(minutes, minute) : countsAt(hours, late);
    // Not the hour in which a late activity says that it occurred: a sender could invent a past.
    const since = accountHour(activity, arrivedAt) ?? this.ages.sinceOf(actor, Math.floor(minute / MINUTES_AN_HOUR));
    this.traits.set(actor, since, networkHash(activity.network));
    count(counts, TOTAL, actor);
    for (const { topic, label } of topics) {
      count(counts, topic, actor);
      if (label !== undefined) this.labels.add(topic, label);
    }
  }

  /** What was counted, as a delta holds it. */
  parts(): Pick<Delta, 'slices' | 'cells' | 'late' | 'labels' | 'traits'> {
    const cells: Cell[] = [];
    const late: LateCell[] = [];
    const all = [...this.slices.values()];
    all.forEach(({ minutes, hours }, slice) => {
      for (const [minute, counts] of minutes)
        for (const [topic, { uses, actors }] of counts) cells.push({ minute, topic, slice, uses, actors });
      for (const [hour, counts] of hours) for (const [topic, { uses, actors }] of counts) late.push({ hour, topic, slice, uses, actors });
    });
    return { slices: all.map(({ slice }) => slice), cells, late, labels: this.labels.mostUsed(), traits: this.traits };
  }

  private sliceOf(activity: CountableActivity): SliceCounts {
    const { language = UNDETERMINED, region = '', kind, source } = activity;
    const key = `${language}\n${region}\n${kind}\n${source}`;
    let counts = this.slices.get(key);
    if (counts === undefined) {
      counts = { slice: { language, region, kind, source }, minutes: new Map(), hours: new Map() };
      this.slices.set(key, counts);
    }
    return counts;
  }
}

function countsAt(times: Map<number, CountsByTopic>, time: number): CountsByTopic {
  let counts = times.get(time);
  if (counts === undefined) times.set(time, (counts = new Map()));
  return counts;
}

function count(counts: CountsByTopic, topic: string, actor: number): void {
  const known = counts.get(topic);
  if (known === undefined) {
    counts.set(topic, { uses: 1, actors: DistinctActors.of(actor) });
  } else {
    known.uses += 1;
    known.actors.add(actor);
  }
}
