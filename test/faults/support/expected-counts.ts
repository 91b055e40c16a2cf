import { HOUR, MINUTE } from '@groundswell/kernel';
import { type SentActivities, SLICES } from './sent-activities.ts';
import type { Scope } from '@groundswell/topic';
import type { ModelRecord, StreamModel } from './stream-model.ts';

/** An activity that was counted is known again for this long, or for longer, but nobody may lean on that. */
const CERTAINLY_KNOWN = 55 * MINUTE;
const CERTAINLY_FORGOTTEN = 75 * MINUTE;

/** Uses and distinct actors (their numbers) of something. */
export interface Expected {
  uses: number;
  readonly actors: Set<number>;
}

/** What was counted of one hour, as it must be. */
export interface ExpectedHour {
  /** By minute, slice and topic: `minute slice topic`; the topic '' is the total. */
  readonly cells: ReadonlyMap<string, Expected>;
  /** What came late, by slice and topic: `slice topic`. */
  readonly late: ReadonlyMap<string, Expected>;
}

/**
 * What must have been counted, told from what was put on the stream and from nothing of the code under
 * test: each activity where it first came to a shard that it belongs to, in the minute of its arrival,
 * or in the hour that it occurred in where it came late. Eight bytes an activity, added up when asked.
 */
export class ExpectedCounts {
  private lastCounted = new Float64Array(1 << 12);
  /** What counts, in order: the number of the activity, and its minute, or below zero its late hour. */
  private numbers = new Int32Array(1 << 12);
  private times = new Int32Array(1 << 12);
  private length = 0;
  /** Distinct activities that count. */
  distinct = 0;
  /** Lines and records that must be dead letters, by id. */
  readonly deadLetters = new Set<string>();

  constructor(
    private readonly sent: SentActivities,
    private readonly stream: StreamModel,
  ) {}

  /** All that counts, those included that came again long after they were counted, as late. */
  get activities(): number {
    return this.length;
  }

  /** Takes in records that were put, in their order. */
  take(records: readonly ModelRecord[]): void {
    for (const record of records) {
      if (record.deadly) {
        this.deadLetters.add(`${record.shard.id}-${record.sequence}-all`);
        continue;
      }
      record.numbers.forEach((number, line) => {
        if (number < 0) this.deadLetters.add(`${record.shard.id}-${record.sequence}-${line}`);
        else if (!this.stream.isStray(record, number)) this.arrive(number, record.arrivedAt);
      });
    }
  }

  /** Hours that something was counted in, ascending. */
  hours(): readonly number[] {
    const hours = new Set<number>();
    for (let index = 0; index < this.length; index += 1) hours.add(hourOf(this.times[index] as number));
    return [...hours].sort((one, other) => one - other);
  }

  hour(hour: number): ExpectedHour {
    const [cells, late] = [new Map<string, Expected>(), new Map<string, Expected>()];
    for (let index = 0; index < this.length; index += 1) {
      const time = this.times[index] as number;
      if (hourOf(time) !== hour) continue;
      const number = this.numbers[index] as number;
      const [slice, actor] = [this.sent.slice(number), this.sent.actor(number)];
      for (const topic of ['', ...this.sent.topicsOf(number).map((at) => this.sent.topics[at] as string)]) {
        if (time < 0) add(late, `${slice} ${topic}`, actor);
        else add(cells, `${time} ${slice} ${topic}`, actor);
      }
    }
    return { cells, late };
  }

  /** Distinct actors as a set of 255 hashes at most tells them: exactly up to there, then by the 256th smallest. */
  countOf(actors: Iterable<number>): number {
    const all = [...actors].map((actor) => this.sent.actorHashes[actor] as number);
    if (all.length < 256) return all.length;
    all.sort((one, other) => one - other);
    return (255 * 2 ** 48) / (all[255] as number);
  }

  private arrive(number: number, arrivedAt: number): void {
    this.reserve(number);
    const before = this.lastCounted[number] as number;
    if (before !== 0 && arrivedAt - before <= CERTAINLY_KNOWN) return;
    const occurredAt = this.sent.occurredAt(number);
    const backfill = this.sent.timing(number) === 'backfill';
    const isLate = occurredAt !== undefined && !backfill && occurredAt < arrivedAt - HOUR;
    if (before !== 0 && (arrivedAt - before < CERTAINLY_FORGOTTEN || !isLate))
      throw new Error(`the harness sent ${number} again when nobody can say what comes of it`);
    if (before === 0) this.distinct += 1;
    this.lastCounted[number] = arrivedAt;
    const at = backfill && occurredAt !== undefined ? Math.min(occurredAt, arrivedAt) : arrivedAt;
    this.numbers[this.length] = number;
    this.times[this.length] = isLate ? -Math.floor(occurredAt / HOUR) : Math.floor(at / MINUTE);
    this.length += 1;
  }

  private reserve(number: number): void {
    if (number >= this.lastCounted.length) this.lastCounted = longer(this.lastCounted, Float64Array, number);
    if (this.length < this.numbers.length) return;
    this.numbers = longer(this.numbers, Int32Array, this.length);
    this.times = longer(this.times, Int32Array, this.length);
  }
}

/** Names of the scopes that what happens in a slice counts in. */
export function scopesOfSlice(slice: number): readonly Scope[] {
  const { language, region, kind, source } = SLICES[slice] as (typeof SLICES)[number];
  const scopes: Scope[] = ['everywhere', `language:${language}`, `kind:${kind}`, `source:${source}`];
  return region === '' ? scopes : [...scopes, `region:${region}`];
}

/** All scopes that anything counts in. */
export const SCOPES = [...new Set(SLICES.flatMap((_, slice) => scopesOfSlice(slice)))];

function hourOf(time: number): number {
  return time < 0 ? -time : Math.floor(time / 60);
}

function add(counts: Map<string, Expected>, key: string, actor: number): void {
  let expected = counts.get(key);
  if (expected === undefined) counts.set(key, (expected = { uses: 0, actors: new Set() }));
  expected.uses += 1;
  expected.actors.add(actor);
}

function longer<Numbers extends Float64Array | Int32Array>(
  numbers: Numbers,
  make: new (length: number) => Numbers,
  least: number,
): Numbers {
  const copy = new make(Math.max(2 * numbers.length, least + 1));
  copy.set(numbers);
  return copy;
}
