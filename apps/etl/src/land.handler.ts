import { ListChanges } from '@groundswell/feed';
import { Injectable } from '@nestjs/common';
import { Settings } from '@groundswell/settings';
import { Log, Metrics } from '@groundswell/telemetry';
import { Lander, type LandingReport } from '@groundswell/warehouse';
import type { KinesisStreamEvent, KinesisStreamRecord } from 'aws-lambda';
import { changedListIn } from './changed-lists.ts';

/** Records of the stream of activities, or of one table's stream; what those hold may be anything. */
export type LandEvent = KinesisStreamEvent | { readonly Records: readonly unknown[] };

/**
 * Takes batches of streams to the archive, and passes on which lists changed: a table's stream has room for no more readers. A batch
 * that throws is delivered again.
 */
@Injectable()
export class LandHandler {
  /** What the topology calls a table, by the name it has here. */
  private readonly tables: ReadonlyMap<string, string>;

  constructor(
    private readonly lander: Lander,
    private readonly lists: ListChanges,
    private readonly log: Log,
    private readonly metrics: Metrics,
    settings: Settings,
  ) {
    this.tables = new Map([
      [settings.get('GROUNDSWELL_TABLE_IDENTITY'), 'identity'],
      [settings.get('GROUNDSWELL_TABLE_ENGAGEMENT'), 'engagement'],
      [settings.get('GROUNDSWELL_TABLE_TRENDS'), 'trends'],
    ]);
  }

  async handle({ Records }: LandEvent): Promise<void> {
    const records: readonly unknown[] = Records;
    const activities = records.filter(isOfKinesis);
    // Lambda never mixes shards in a batch; nothing here depends on that.
    for (const [shard, batch] of Map.groupBy(activities, shardOf)) this.tell(shard, await this.landActivities(shard, batch));
    const changes = records.filter((record) => !isOfKinesis(record));
    for (const [name, batch] of Map.groupBy(changes, tableOf)) {
      const table = this.tables.get(name) ?? name;
      const rest = table === 'trends' ? await this.passOn(batch) : batch;
      if (rest.length > 0) this.tell(table, await this.lander.changes(table, rest));
    }
  }

  /** Sent before the batch is acknowledged. @returns the records that tell of no list */
  private async passOn(records: readonly unknown[]): Promise<readonly unknown[]> {
    const changes = records.map(changedListIn);
    await this.lists.send(changes.filter((change) => change !== undefined));
    return records.filter((_, index) => changes[index] === undefined);
  }

  private landActivities(shard: string, records: readonly KinesisStreamRecord[]): Promise<LandingReport> {
    return this.lander.activities({ origin: 'activities', shard }, records.map(toRecord));
  }

  private tell(from: string, report: LandingReport): void {
    if (report.deadLetters > 0) this.log.warn('records became dead letters', { from, ...report });
    else this.log.debug('a batch landed', { from, ...report });
    this.metrics.emit({
      RowsLanded: report.rows,
      ...(report.erased === 0 ? {} : { RowsErased: report.erased }),
      ...(report.deadLetters === 0 ? {} : { DeadLetters: report.deadLetters }),
    });
  }
}

function isOfKinesis(record: unknown): record is KinesisStreamRecord {
  return typeof record === 'object' && record !== null && 'kinesis' in record;
}

function shardOf({ eventID }: KinesisStreamRecord): string {
  return eventID.slice(0, eventID.lastIndexOf(':'));
}

/** From `arn:aws:dynamodb:REGION:ACCOUNT:table/NAME/stream/TIME`. */
function tableOf(record: unknown): string {
  const { eventSourceARN } = (record ?? {}) as { readonly eventSourceARN?: unknown };
  return typeof eventSourceARN === 'string' ? (eventSourceARN.split('/')[1] ?? '') : '';
}

function toRecord({ kinesis }: KinesisStreamRecord) {
  return {
    sequence: kinesis.sequenceNumber,
    // Lambda gives seconds with a fraction.
    arrivedAt: Math.round(kinesis.approximateArrivalTimestamp * 1_000),
    data: Buffer.from(kinesis.data, 'base64'),
  };
}
