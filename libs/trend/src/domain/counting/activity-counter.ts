import { type Clock, UnavailableError } from '@groundswell/kernel';
import type { DeadLetter, DeadLetters } from '../dead-letter.ts';
import { compareSequenceNumbers, type Delta, type DeltaLog, type PassOver } from '../delta.ts';
import { type ChosenSamples, noSamples, SampleChoice } from '../sample-choice.ts';
import type { Samples } from '../sample.ts';
import { type ActorAges, type ShardAges, UnknownAges } from './actor-ages.ts';
import type { Attempt, AttemptMarks } from './attempt-marks.ts';
import { BatchCounts } from './batch-counts.ts';
import { type ActivityHashes, type DecodedActivity, type DecodedRecord, decodeRecord, UNFINISHED_REASON, whole } from './decoded-record.ts';
import { IdWindow } from './id-window.ts';
import type { ShardPlacement } from './shard-placement.ts';
import { duplicatesSince, type ShardParents, ShardState } from './shard-state.ts';
import type { StreamRecord } from './stream-record.ts';

/** What became of a batch. */
export interface CountReport {
  /** Activities that were counted. */
  readonly counted: number;
  /** Activities that had been counted before under the same (source, id). */
  readonly duplicates: number;
  /** Records that the chain covered already: a redelivery. */
  readonly skipped: number;
  readonly deadLetters: number;
  /** Times that somebody else had appended to the chain meanwhile. */
  readonly conflicts: number;
  /** Activities that belong to another shard and were put there; absent: none. */
  readonly moved?: number;
  /** Why samples were not kept, which fails nothing. */
  readonly samplesLost?: unknown;
}

const NOTHING_COUNTED: CountReport = { counted: 0, duplicates: 0, skipped: 0, deadLetters: 0, conflicts: 0 };

/** Everything that counting reaches. */
export interface CounterParts {
  readonly log: DeltaLog;
  readonly deadLetters: DeadLetters;
  readonly samples: Samples;
  readonly attempts: AttemptMarks;
  readonly parents: ShardParents;
  /** Absent: what is in a shard belongs to it. */
  readonly placement?: ShardPlacement;
  /** Absent: nobody's age is known. */
  readonly ages?: ActorAges;
  readonly hashes: ActivityHashes;
  readonly clock: Clock;
  /** Kinds that samples may be taken of. */
  readonly publicKinds: readonly string[];
  /** Is told of deltas of the chain that cannot be read; absent: a batch that meets one fails. */
  readonly passOver?: PassOver;
}

/** Conflicts in a row after which the batch fails and is delivered again: somebody else is counting the shard. */
const MAX_CONFLICTS = 10;
/** Attempts at a record that never ended, after which it is a dead letter. */
const MAX_UNFINISHED = 3;

/**
 * Counts batches of a stream's shards, each activity exactly once whatever is delivered again: a
 * batch becomes one delta, appended to the shard's chain by compare-and-swap. Nothing is kept here
 * that the chain does not hold, so a process may die at any point. The order matters: what belongs to
 * another shard and dead letters first, then the delta, then samples; a batch is done when its delta is in the chain.
 */
export class ActivityCounter {
  private readonly states = new Map<string, ShardState>();
  private readonly choices = new Map<string, SampleChoice>();
  private readonly publicKinds: ReadonlySet<string>;
  private readonly ages: ActorAges;

  constructor(private readonly parts: CounterParts) {
    this.ages = parts.ages ?? new UnknownAges();
    this.publicKinds = new Set(parts.publicKinds);
  }

  /**
   * Counts the records of one shard, in order. Safe to repeat.
   * @throws whatever a dependency throws that is down: the batch must be delivered again
   */
  async count(stream: string, shard: string, records: readonly StreamRecord[]): Promise<CountReport> {
    const first = records[0];
    if (first === undefined) return NOTHING_COUNTED;
    const known = this.states.get(shard);
    const state = known ?? (await this.load(shard, first.arrivedAt));
    this.states.set(shard, state);
    const fresh = recordsAfter(records, state.head);
    if (fresh.length === 0) return { ...NOTHING_COUNTED, skipped: records.length };
    // Only a process that knows nothing of the shard may come after a crash: a mark is a write.
    const single = known === undefined && records.length === 1 ? fresh[0] : undefined;
    const attempt = single && (await this.parts.attempts.begin(shard, single.sequenceNumber));
    try {
      const report = await this.countFresh(stream, shard, state, fresh, (attempt?.unfinished ?? 0) >= MAX_UNFINISHED);
      return { ...report, skipped: records.length - fresh.length };
    } catch (error) {
      await endQuietly(attempt);
      throw error;
    }
  }

  private load(shard: string, arrivedAt: number): Promise<ShardState> {
    const { log, parents, passOver } = this.parts;
    return ShardState.load(log, parents, shard, arrivedAt, passOver);
  }

  /** What cannot be read is a link of the chain all the same: only the ids in it are lost. */
  private passingOver(state: ShardState): PassOver | undefined {
    const { passOver } = this.parts;
    if (passOver === undefined) return undefined;
    return async (delta) => {
      await passOver(delta);
      state.follow({ ...delta, ids: new Float64Array() });
    };
  }

  private async countFresh(stream: string, shard: string, state: ShardState, fresh: readonly StreamRecord[], deadly: boolean) {
    const all = fresh.map((record) => (deadly ? whole(record, UNFINISHED_REASON) : decodeRecord(record, this.parts.hashes)));
    const { decoded, moved } = await this.moveElsewhere(shard, all);
    const letters = decoded.flatMap((record) => lettersOf(record, stream, shard));
    if (letters.length > 0) await this.parts.deadLetters.keep(letters);
    const ages = await this.ages.open(shard, (fresh[0] as StreamRecord).arrivedAt);
    const { counted, duplicates, chosen, conflicts } = await this.append(shard, state, decoded, ages);
    await ages.keep();
    const samplesLost = await this.keepSamples(chosen);
    const report = { counted, duplicates, conflicts, deadLetters: letters.length, ...(moved === 0 ? {} : { moved }) };
    return { ...report, ...(samplesLost === undefined ? {} : { samplesLost }) };
  }

  /** Moves what belongs to another shard, which alone knows whether it was counted, and leaves the rest. */
  private async moveElsewhere(shard: string, all: readonly DecodedRecord[]) {
    const belongs = await this.parts.placement?.of(shard);
    if (belongs === undefined) return { decoded: all, moved: 0 };
    const strays = all.flatMap(({ activities }) => activities.filter(({ activity }) => !belongs(activity.actor)));
    if (strays.length === 0) return { decoded: all, moved: 0 };
    await this.parts.placement?.move(strays.map(({ activity }) => ({ actor: activity.actor, line: JSON.stringify(activity) })));
    const stayed = ({ activity }: DecodedActivity) => belongs(activity.actor);
    return { decoded: all.map((record) => ({ ...record, activities: record.activities.filter(stayed) })), moved: strays.length };
  }

  /** Appends what `decoded` adds to the chain, dropping what others append meanwhile. */
  private async append(shard: string, state: ShardState, decoded: readonly DecodedRecord[], ages: ShardAges) {
    for (let conflicts = 0; conflicts <= MAX_CONFLICTS; conflicts += 1) {
      // Between this and the delta nothing is awaited: the head that it follows is the one that it was filtered by.
      const pending = decoded.filter(({ record }) => compareSequenceNumbers(record.sequenceNumber, state.head) > 0);
      if (pending.length === 0) return { counted: 0, duplicates: 0, conflicts, chosen: noSamples() };
      const batch = this.deltaOf(shard, state, pending, ages);
      if ((await this.parts.log.append(batch.delta)) === 'appended') {
        state.follow(batch.delta);
        return { ...batch, conflicts };
      }
      for await (const delta of this.parts.log.read(shard, batch.delta.previous, this.passingOver(state))) state.follow(delta);
    }
    throw new UnavailableError(`the chain of ${shard} is being appended to by somebody else`);
  }

  private deltaOf(shard: string, state: ShardState, records: readonly DecodedRecord[], ages: ShardAges) {
    const arrivals = records.map(({ record }) => record.arrivedAt);
    // A batch has 10,000 records at most, which a call can take.
    const [arrivedFrom, arrivedTo] = [Math.min(...arrivals), Math.max(...arrivals)];
    const since = duplicatesSince(arrivedFrom);
    const ids: number[] = [];
    const known = new IdWindow();
    const counts = new BatchCounts(ages);
    const chosen = noSamples();
    const choice = this.choiceOf(shard);
    const now = this.parts.clock.now();
    let duplicates = 0;
    for (const { record, activities } of records) {
      for (const { activity, topics, actor, id } of activities) {
        if (known.has(id, 0) || state.ids.has(id, since)) {
          duplicates += 1;
          continue;
        }
        ids.push(id);
        known.add(id, record.arrivedAt, 0);
        counts.add(activity, topics, actor, record.arrivedAt);
        choice.offer(chosen, activity, topics, record.arrivedAt, now);
      }
    }
    const delta: Delta = {
      shard,
      previous: state.head,
      first: (records[0] as DecodedRecord).record.sequenceNumber,
      last: (records.at(-1) as DecodedRecord).record.sequenceNumber,
      arrivedFrom,
      arrivedTo,
      activities: ids.length,
      ids: Float64Array.from(ids).sort(),
      ...counts.parts(),
    };
    return { delta, counted: ids.length, duplicates, chosen };
  }

  private choiceOf(shard: string): SampleChoice {
    const choice = this.choices.get(shard) ?? new SampleChoice(this.publicKinds);
    this.choices.set(shard, choice);
    return choice;
  }

  /** Best effort: returns what it failed with. */
  private async keepSamples({ samples, arrivals }: ChosenSamples): Promise<unknown> {
    if (samples.length === 0 && arrivals.length === 0) return undefined;
    try {
      await this.parts.samples.keep(samples, arrivals);
      return undefined;
    } catch (error) {
      return error;
    }
  }
}

function recordsAfter(records: readonly StreamRecord[], head: string): readonly StreamRecord[] {
  return records.filter(({ sequenceNumber }) => compareSequenceNumbers(sequenceNumber, head) > 0);
}

function lettersOf({ record, poison }: DecodedRecord, stream: string, shard: string): DeadLetter[] {
  const { sequenceNumber, arrivedAt } = record;
  return poison.map(({ line, reason, data }) => ({
    id: `${shard}-${sequenceNumber}-${line}`,
    origin: 'count',
    reason,
    stream,
    shard,
    sequenceNumber,
    data,
    at: arrivedAt,
  }));
}

/** The attempt did end, with an error. A mark that cannot be taken back makes a dead letter at worst, never a loss. */
async function endQuietly(attempt: Attempt | undefined): Promise<void> {
  try {
    await attempt?.end();
  } catch {
    // What failed first is thrown by the caller.
  }
}
