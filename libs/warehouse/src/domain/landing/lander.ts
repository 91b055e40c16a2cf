import { createHash } from 'node:crypto';
import type { Clock } from '@groundswell/kernel';
import type { ErasedActors, ErasedSet } from '@groundswell/privacy';
import type { DeadLetter, DeadLetters } from '@groundswell/trend';
import { activityCells, UnfitLineError } from './activity-row.ts';
import type { Archive } from './archive.ts';
import { Batch } from './batch.ts';
import { UnfitCellError } from './cells.ts';
import { changeRow, UnfitChangeError } from './change-row.ts';
import { type Change, MalformedImageError, readChange } from './image.ts';
import { isSequence, type LandedPlace, ONE_SHARD, type Origin, ORIGINS } from './landed-object.ts';
import type { Pseudonyms } from './pseudonyms.ts';

/** Letters of this origin are replayed by landing them. */
export const LAND = 'land';

export interface LanderParts {
  readonly archive: Archive;
  readonly deadLetters: DeadLetters;
  /** Whose activities and changes must not land. */
  readonly erased: Pick<ErasedActors, 'current'>;
  readonly pseudonyms: Pseudonyms;
  readonly clock: Clock;
  /** Kinds whose text may be kept. */
  readonly publicKinds: readonly string[];
}

/** One record of the stream of activities: lines of JSON. */
export interface ActivityRecord {
  readonly sequence: string;
  readonly data: Uint8Array;
  /** When the stream took it, epoch milliseconds. */
  readonly arrivedAt: number;
}

/** What became of a batch. */
export interface LandingReport {
  readonly rows: number;
  readonly objects: number;
  readonly deadLetters: number;
  readonly leftOut: number;
  readonly erased: number;
}

/** Lands batches of records in the archive. What it returns from is durable; a batch that throws has to come again. */
export class Lander {
  private readonly publicKinds: ReadonlySet<string>;

  constructor(private readonly parts: LanderParts) {
    this.publicKinds = new Set(parts.publicKinds);
  }

  /**
   * Lands records of one shard of the stream of activities.
   * @param place the shard; another one for letters that are replayed
   * @throws what the list of erased actors, the archive or the dead letters throw that are down
   */
  async activities(place: LandedPlace, records: readonly ActivityRecord[]): Promise<LandingReport> {
    const erased = await this.parts.erased.current();
    const batch = new Batch(place);
    for (const record of records) {
      batch.begin(record.sequence);
      const text = Buffer.from(record.data.buffer, record.data.byteOffset, record.data.byteLength).toString('utf8');
      const lines = (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
      lines.forEach((line, index) => this.addLine(batch, erased, place.shard, record, line, index));
    }
    return this.write(batch);
  }

  /**
   * Lands records of the stream of a table, as Lambda gives them. Of a table that nobody knows every record is a dead letter.
   * @param table as the topology calls it
   * @param place where they stand; default: the only shard that is known of a table's stream
   * @throws as for activities
   */
  async changes(table: string, records: readonly unknown[], place = placeOf(table)): Promise<LandingReport> {
    const erased = await this.parts.erased.current();
    const batch = new Batch(place);
    for (const record of records) this.addChange(batch, erased, table, record);
    return this.write(batch);
  }

  private addLine(batch: Batch, erased: ErasedSet, shard: string, record: ActivityRecord, line: string, index: number): void {
    const { sequence, arrivedAt } = record;
    try {
      const { actor, cells } = activityCells(line, this.parts.pseudonyms, this.publicKinds);
      if (erased.has(actor)) batch.erased += 1;
      else batch.add('activity', sequence, index, cells);
    } catch (error) {
      const letter = { id: `${shard}-${sequence}-${index}`, stream: 'activities', shard, sequenceNumber: sequence, at: arrivedAt };
      batch.letters.push({ ...letter, origin: LAND, reason: reasonOf(error), data: Buffer.from(line) });
    }
  }

  private addChange(batch: Batch, erased: ErasedSet, table: string, record: unknown): void {
    const sequence = sequenceOf(record);
    if (sequence !== undefined) batch.begin(sequence);
    let change: Change | undefined;
    try {
      change = readChange(record);
      const row = changeRow(table, change, this.parts.pseudonyms);
      if (row === undefined) batch.leftOut += 1;
      else if (row.person !== undefined && erased.has(row.person)) batch.erased += 1;
      else batch.add(row.target, change.sequence, 0, row.cells);
    } catch (error) {
      batch.letters.push(this.letterOf(table, record, sequence, change?.at, reasonOf(error)));
    }
  }

  private letterOf(table: string, record: unknown, sequence: string | undefined, at: number | undefined, reason: string): DeadLetter {
    const data = Buffer.from(JSON.stringify(record) ?? 'null');
    // Without a number the record itself says which one it is.
    const name = sequence ?? createHash('sha256').update(data).digest('hex');
    const place = { stream: table, shard: ONE_SHARD, sequenceNumber: sequence ?? '' };
    return { id: `${table}-${name}`, origin: LAND, reason, ...place, data, at: at ?? this.parts.clock.now() };
  }

  /** What does not land is kept, and everything else written, before anybody may acknowledge the batch. */
  private async write(batch: Batch): Promise<LandingReport> {
    const { archive, deadLetters, clock } = this.parts;
    if (batch.letters.length > 0) await deadLetters.keep(batch.letters);
    const objects = batch.objects(clock.now());
    await Promise.all(objects.map(({ key, bytes }) => archive.put(key, bytes)));
    const { rows, letters, leftOut, erased } = batch;
    return { rows, objects: objects.length, deadLetters: letters.length, leftOut, erased };
  }
}

/** Of an unknown table nothing lands, so it has no place either: its name stands in letters alone. */
function placeOf(table: string): LandedPlace {
  return { origin: table in ORIGINS ? (table as Origin) : 'replayed', shard: ONE_SHARD };
}

function sequenceOf(record: unknown): string | undefined {
  const sequence = (record as { readonly dynamodb?: { readonly SequenceNumber?: unknown } } | null | undefined)?.dynamodb?.SequenceNumber;
  return isSequence(sequence) ? sequence : undefined;
}

/** Why, for a person; of a defect of ours no more than its name, since its words may quote what it stumbled over. */
function reasonOf(error: unknown): string {
  const known = [UnfitLineError, UnfitCellError, UnfitChangeError, MalformedImageError].some((type) => error instanceof type);
  if (known) return (error as Error).message;
  return `the transform failed: ${error instanceof Error ? error.name : 'unknown'}`;
}
