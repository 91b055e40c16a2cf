import { Injectable } from '@nestjs/common';
import { Log, Metrics } from '@groundswell/telemetry';
import { ActivityCounter, type CountReport, type StreamRecord } from '@groundswell/trend';
import type { KinesisStreamBatchResponse, KinesisStreamEvent, KinesisStreamRecord } from 'aws-lambda';

/** Takes batches of the stream `activities` to the counter. A batch that throws is delivered again. */
@Injectable()
export class CountHandler {
  constructor(
    private readonly counter: ActivityCounter,
    private readonly log: Log,
    private readonly metrics: Metrics,
  ) {}

  async handle(event: KinesisStreamEvent): Promise<KinesisStreamBatchResponse> {
    // Lambda never mixes shards in a batch; nothing here depends on that.
    const shards = Map.groupBy(event.Records, (record) => record.eventID.slice(0, record.eventID.lastIndexOf(':')));
    for (const [shard, records] of shards) await this.count(shard, records);
    return { batchItemFailures: [] };
  }

  private async count(shard: string, records: readonly KinesisStreamRecord[]): Promise<void> {
    const stream = records[0]?.eventSourceARN.split('/').at(-1) ?? '';
    const { samplesLost, ...report } = await this.counter.count(stream, shard, records.map(toStreamRecord));
    if (samplesLost !== undefined)
      this.log.warn('samples were not kept', { shard, cause: samplesLost instanceof Error ? samplesLost.name : 'unknown' });
    this.tell(shard, report);
  }

  private tell(shard: string, report: CountReport): void {
    if (report.deadLetters > 0) this.log.warn('records became dead letters', { shard, ...report });
    else this.log.debug('a batch was counted', { shard, ...report });
    this.metrics.emit({
      ActivitiesCounted: report.counted,
      ...(report.duplicates === 0 ? {} : { ActivitiesDuplicate: report.duplicates }),
      ...(report.moved === undefined ? {} : { ActivitiesMoved: report.moved }),
      ...(report.erased === undefined ? {} : { ActivitiesErased: report.erased }),
      ...(report.deadLetters === 0 ? {} : { DeadLetters: report.deadLetters }),
      ...(report.conflicts === 0 ? {} : { DeltaConflicts: report.conflicts }),
    });
  }
}

function toStreamRecord({ kinesis }: KinesisStreamRecord): StreamRecord {
  return {
    sequenceNumber: kinesis.sequenceNumber,
    // Lambda gives seconds with a fraction.
    arrivedAt: Math.round(kinesis.approximateArrivalTimestamp * 1_000),
    data: Buffer.from(kinesis.data, 'base64'),
  };
}
