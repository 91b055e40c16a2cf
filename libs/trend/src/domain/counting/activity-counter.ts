import type { StreamLine } from '@groundswell/activity';
import { type Clock, UnavailableError } from '@groundswell/kernel';
import type { ErasedActors } from '@groundswell/privacy';
import type { DeadLetter, DeadLetters } from '../dead-letter.ts';
import { compareSequenceNumbers, type DeltaLog, type PassOver } from '../delta.ts';
import { type ChosenSamples, noSamples, SampleChoice } from '../sample-choice.ts';
import type { Samples } from '../sample.ts';
import { type ActorAges, type ShardAges, UnknownAges } from './actor-ages.ts';
import type { Attempt, AttemptMarks } from './attempt-marks.ts';
import type { ActivityHashes } from './activity-hashes.ts';
import { BatchReader } from './batch-reader.ts';
import { deltaOfBatch } from './delta-of-batch.ts';
import { setErasedApart, withoutErased } from './erased-activities.ts';
import type { ReadBatch, ReadRecord } from './read-batch.ts';
import type { ShardPlacement } from './shard-placement.ts';
import { type ShardParents, ShardState } from './shard-state.ts';
import { ShardStates } from './shard-states.ts';
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
  /** Activities of erased actors, that were left out; absent: none. */
  readonly erased?: number;
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
  /** Actors that must not be counted again; absent: nobody was erased. */
  readonly erased?: Pick<ErasedActors, 'current'>;
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
const UNFINISHED_REASON = 'counting it was begun three times and never ended';

/**
 * Counts batches of a stream's shards, each activity exactly once whatever is delivered again: a
 * batch becomes one delta, appended to the shard's chain by compare-and-swap. Nothing is kept here
 * that the chain does not hold, so a process may die at any point. The order matters: what belongs to
 * another shard and dead letters first, then the delta, then samples; a batch is done when its delta is in the chain.
 */
export class ActivityCounter {
  private readonly states = new ShardStates();
  private readonly choices = new Map<string, SampleChoice>();
  private readonly publicKinds: ReadonlySet<string>;
  private readonly ages: ActorAges;
  private readonly reader: BatchReader;

  constructor(private readonly parts: CounterParts) {
    this.ages = parts.ages ?? new UnknownAges();
    this.reader = new BatchReader(parts.hashes);
    this.publicKinds = new Set(parts.publicKinds);
  }

  /**
   * Counts the records of one shard, in order. Safe to repeat.
   * @throws whatever a dependency throws that is down: the batch must be delivered again
   */
  async count(stream: string, shard: string, records: readonly StreamRecord[]): Promise<CountReport> {
    const first = records[0];
    if (first === undefined) return NOTHING_COUNTED;
    const known = this.states.get(shard, first.arrivedAt);
    const state = known ?? (await this.load(shard, first.arrivedAt));
    this.states.keep(shard, state);
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
    const batch = this.reader.read(fresh, deadly ? UNFINISHED_REASON : undefined);
    const known = await this.parts.erased?.current();
    const erased = known === undefined ? 0 : setErasedApart(batch, known);
    const moved = await this.moveElsewhere(shard, batch);
    const found = batch.records.flatMap((record) => lettersOf(record, stream, shard));
    const letters = known === undefined ? found : withoutErased(found, known, this.parts.hashes);
    if (letters.length > 0) await this.parts.deadLetters.keep(letters);
    const ages = await this.ages.open(shard, (fresh[0] as StreamRecord).arrivedAt);
    const { counted, duplicates, chosen, conflicts } = await this.append(shard, state, batch, ages);
    await ages.keep();
    const samplesLost = await this.keepSamples(chosen);
    const report = {
      counted,
      duplicates,
      conflicts,
      deadLetters: letters.length,
      ...(moved > 0 && { moved }),
      ...(erased > 0 && { erased }),
    };
    return { ...report, ...(samplesLost === undefined ? {} : { samplesLost }) };
  }

  /** Moves what belongs to another shard, which alone knows whether it was counted, and leaves the rest. */
  private async moveElsewhere(shard: string, batch: ReadBatch): Promise<number> {
    const belongs = await this.parts.placement?.of(shard);
    if (belongs === undefined) return 0;
    const strays: StreamLine[] = [];
    for (const record of batch.records) {
      for (let activity = record.from; activity < record.to; activity += 1) {
        if (batch.apart.has(activity) || batch.belongs(record, activity, belongs)) continue;
        batch.apart.add(activity);
        strays.push({ actor: batch.actor(record, activity), line: batch.line(record, activity) });
      }
    }
    if (strays.length === 0) return 0;
    await this.makeSureOfStore(shard, batch);
    await this.parts.placement?.move(strays);
    return strays.length;
  }

  /**
   * Moved activities that come again within the hour are known by their ids. A store that is down for longer has to be
   * found out before: each try would put them on the stream once more, and each copy after the hour would count.
   */
  private async makeSureOfStore(shard: string, { records }: ReadBatch): Promise<void> {
    const mark = await this.parts.attempts.begin(shard, (records[0] as ReadRecord).record.sequenceNumber);
    await mark.end();
  }

  /** Appends what the batch adds to the chain, dropping what others append meanwhile. */
  private async append(shard: string, state: ShardState, batch: ReadBatch, ages: ShardAges) {
    for (let conflicts = 0; conflicts <= MAX_CONFLICTS; conflicts += 1) {
      // Between this and the delta nothing is awaited: the head that it follows is the one that it was filtered by.
      const pending = batch.records.filter(({ record }) => compareSequenceNumbers(record.sequenceNumber, state.head) > 0);
      if (pending.length === 0) return { counted: 0, duplicates: 0, conflicts, chosen: noSamples() };
      const around = { shard, state, ages, choice: this.choiceOf(shard), now: this.parts.clock.now() };
      const { delta, ...report } = deltaOfBatch(batch, pending, around);
      if ((await this.parts.log.append(delta)) === 'appended') {
        state.follow(delta);
        return { ...report, conflicts };
      }
      for await (const other of this.parts.log.read(shard, delta.previous, this.passingOver(state))) state.follow(other);
    }
    throw new UnavailableError(`the chain of ${shard} is being appended to by somebody else`);
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

function lettersOf({ record, poison }: ReadRecord, stream: string, shard: string): DeadLetter[] {
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
