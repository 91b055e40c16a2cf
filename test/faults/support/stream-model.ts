import type { StreamLine } from '@groundswell/activity';
import { type Clock, HOUR } from '@groundswell/kernel';
import { type Belonging, ShardParents, ShardPlacement, type StreamRecord } from '@groundswell/trend';
import type { SentActivities } from './sent-activities.ts';

const POINTS = 2 ** 32;
const RETENTION = 24 * HOUR;

/** A record of the stream: numbers of activities, or below zero of poison. Its bytes are made when they are asked for. */
export interface ModelRecord {
  readonly shard: ModelShard;
  readonly sequence: number;
  readonly arrivedAt: number;
  readonly numbers: Int32Array;
  /** Whoever reads it dies. */
  readonly deadly: boolean;
}

export interface ModelShard {
  readonly id: string;
  readonly parents: readonly ModelShard[];
  /** Its part of the points: `from` and up to but without `to`. */
  readonly from: number;
  readonly to: number;
  readonly records: ModelRecord[];
  closed: boolean;
}

/** Lines that cannot be counted, of several sorts. */
const POISON = ['poison', '{"id":"x"', '{"kind":"post"}', '{"id":"x","source":"web","kind":"post","actor":7}', '[]'];

/**
 * A Kinesis stream as the one in the cloud behaves: shards with ranges of hash keys, ascending sequence
 * numbers, splits and merges that close parents, a retention. It remembers every record ever put.
 */
export class StreamModel {
  readonly shards: ModelShard[] = [];
  /** All records, in the order that they were put. */
  readonly records: ModelRecord[] = [];
  // 95 and 100 are of different lengths: their order as texts is another one.
  private next = 95;

  /** @param most lines that a record holds */
  constructor(
    private readonly sent: SentActivities,
    private readonly clock: Clock,
    private readonly most: number,
    shards = 2,
  ) {
    for (let index = 0; index < shards; index += 1) this.open((POINTS / shards) * index, (POINTS / shards) * (index + 1), []);
  }

  openShards(): readonly ModelShard[] {
    return this.shards.filter(({ closed }) => !closed);
  }

  /** Puts activities (and poison) in packs, one a shard where they fit. @param map what the sender takes for the open shards */
  put(numbers: readonly number[], map: readonly ModelShard[] = this.openShards(), deadly = false): readonly ModelRecord[] {
    const packs = new Map<ModelShard, number[]>();
    for (const number of numbers) {
      const wanted = map.find((shard) => number < 0 || owns(shard, this.point(number))) as ModelShard;
      // What an outdated map calls open is not: the record goes to the child that has the beginning of its range.
      const shard = wanted.closed ? this.childOf(wanted) : wanted;
      packs.set(shard, packs.get(shard) ?? []);
      packs.get(shard)?.push(number);
    }
    return [...packs].flatMap(([shard, all]) => this.append(shard, all, deadly));
  }

  split(shard: ModelShard): void {
    const middle = Math.floor((shard.from + shard.to) / 2);
    shard.closed = true;
    this.open(shard.from, middle, [shard]);
    this.open(middle, shard.to, [shard]);
  }

  /** Merges a shard with its neighbour. */
  merge(one: ModelShard, other: ModelShard): void {
    one.closed = true;
    other.closed = true;
    this.open(Math.min(one.from, other.from), Math.max(one.to, other.to), [one, other]);
  }

  /** Whether an activity stands in a shard that is not its actor's. */
  isStray(record: ModelRecord, number: number): boolean {
    return !owns(record.shard, this.point(number));
  }

  /** What the stream still holds of `shard`. */
  retained(shard: ModelShard): readonly ModelRecord[] {
    const oldest = this.clock.now() - RETENTION;
    return shard.records.filter(({ arrivedAt }) => arrivedAt >= oldest);
  }

  /** A record as it is delivered. */
  delivered(record: ModelRecord): StreamRecord {
    const text = () => this.textOf(record);
    let bytes: Uint8Array | undefined;
    return {
      sequenceNumber: String(record.sequence),
      arrivedAt: record.arrivedAt,
      get data() {
        return (bytes ??= Buffer.from(text()));
      },
    };
  }

  /** @param asked is called with each question, and may throw */
  parents(asked: () => void): ShardParents {
    const { shards } = this;
    return new (class extends ShardParents {
      of(shard: string): Promise<readonly string[]> {
        asked();
        return Promise.resolve(shards.find(({ id }) => id === shard)?.parents.map(({ id }) => id) ?? []);
      }
    })();
  }

  /** @param put takes what is moved, as senders' requests are taken */
  placement(put: (numbers: readonly number[]) => void): ShardPlacement {
    const { shards, sent } = this;
    return new (class extends ShardPlacement {
      of(id: string): Promise<Belonging | undefined> {
        const shard = shards.find((known) => known.id === id);
        return Promise.resolve(shard && ((actor) => owns(shard, sent.actorPoints[Number(actor.slice('actor-'.length))] as number)));
      }

      move(lines: readonly StreamLine[]): Promise<void> {
        put(lines.map(({ line }) => sent.numberOf(line)));
        return Promise.resolve();
      }
    })();
  }

  private point(number: number): number {
    return this.sent.actorPoints[this.sent.actor(number)] as number;
  }

  private childOf(shard: ModelShard): ModelShard {
    const child = this.shards.find(({ parents, from, to }) => parents.includes(shard) && from <= shard.from && to > shard.from);
    if (child === undefined) throw new Error(`${shard.id} has no child`);
    return child.closed ? this.childOf(child) : child;
  }

  private open(from: number, to: number, parents: readonly ModelShard[]): void {
    const id = `shardId-${String(this.shards.length).padStart(12, '0')}`;
    this.shards.push({ id, from, to, parents, records: [], closed: false });
  }

  private append(shard: ModelShard, numbers: readonly number[], deadly: boolean): ModelRecord[] {
    const records: ModelRecord[] = [];
    for (let start = 0; start < numbers.length; start += this.most) {
      const part = Int32Array.from(numbers.slice(start, start + this.most));
      records.push({ shard, sequence: this.next, arrivedAt: this.clock.now(), numbers: part, deadly });
      this.next += 1;
    }
    shard.records.push(...records);
    this.records.push(...records);
    return records;
  }

  private textOf({ numbers }: ModelRecord): string {
    let text = '';
    for (const number of numbers) text += `${number < 0 ? (POISON[-number % POISON.length] as string) : this.sent.line(number)}\n`;
    return text;
  }
}

function owns({ from, to }: ModelShard, point: number): boolean {
  return point >= from && point < to;
}
