import type { Delta } from '../delta.ts';
import { EncodedDelta } from '../encoded-delta.ts';
import { type ChosenSamples, noSamples, type SampleChoice } from '../sample-choice.ts';
import type { ShardAges } from './actor-ages.ts';
import { BatchAddition } from './batch-addition.ts';
import { bodyOf } from './delta-body.ts';
import { freshActivities } from './fresh-activities.ts';
import type { ReadBatch, ReadRecord } from './read-batch.ts';
import { duplicatesSince, type ShardState } from './shard-state.ts';

/** What a batch adds to a shard's chain as it stands now. */
export interface BatchDelta {
  readonly delta: Delta;
  readonly counted: number;
  readonly duplicates: number;
  readonly chosen: ChosenSamples;
}

/** What adding up a batch takes beside it. */
export interface Surroundings {
  readonly shard: string;
  readonly state: ShardState;
  readonly ages: Pick<ShardAges, 'sinceOf'>;
  readonly choice: SampleChoice;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The delta of these neighbouring records of the batch, after the head that the shard has now. */
export function deltaOfBatch(batch: ReadBatch, records: readonly ReadRecord[], around: Surroundings): BatchDelta {
  const [first, last] = [records[0] as ReadRecord, records.at(-1) as ReadRecord];
  let [arrivedFrom, arrivedTo] = [first.record.arrivedAt, first.record.arrivedAt];
  for (const { record } of records) {
    arrivedFrom = Math.min(arrivedFrom, record.arrivedAt);
    arrivedTo = Math.max(arrivedTo, record.arrivedAt);
  }
  const { ids, duplicates, leftOut } = freshActivities(batch, first.from, last.to, around.state.ids, duplicatesSince(arrivedFrom));
  const addition = new BatchAddition(batch, around.ages, ids.length);
  const chosen = noSamples();
  let isChoosing = true;
  for (const record of records) {
    for (let activity = record.from; activity < record.to; activity += 1) {
      if (leftOut !== undefined && leftOut[activity - first.from] === 1) continue;
      addition.add(activity);
      if (!isChoosing) continue;
      offer(batch, record, activity, chosen, around);
      isChoosing = !around.choice.isFull(chosen);
    }
  }
  const place = { shard: around.shard, previous: around.state.head, first: first.record.sequenceNumber, last: last.record.sequenceNumber };
  const head = { ...place, arrivedFrom, arrivedTo, activities: ids.length, ids };
  return { delta: new EncodedDelta(head, bodyOf(addition, arrivedTo)), counted: ids.length, duplicates, chosen };
}

function offer(batch: ReadBatch, record: ReadRecord, activity: number, chosen: ChosenSamples, { choice, now }: Surroundings): void {
  const slice = batch.activities.slices[activity] as number;
  const kind = batch.strings.text(batch.slices.member(slice, 2));
  const source = batch.strings.text(batch.slices.member(slice, 3));
  if (!choice.hasRoom(chosen, kind, source, now)) return;
  const actor = batch.activities.actors[activity] as number;
  const offered = { kind, source, topics: batch.topics(activity), arrivedAt: record.record.arrivedAt, actor };
  choice.offer(chosen, offered, () => batch.activity(record, activity), now);
}
