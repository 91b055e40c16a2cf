import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type KinesisClient, PutRecordsCommand, type PutRecordsResultEntry } from '@aws-sdk/client-kinesis';
import { ActivityStream, type StreamLine } from '@groundswell/activity';
import { SECOND, UnavailableError, type Clock } from '@groundswell/kernel';
import { retryDelay } from './aws-clients.ts';
import { KinesisFastPut } from './kinesis-fast-put.ts';
import { type Pack, packRounds } from './kinesis-packing.ts';
import { KinesisShardMap } from './kinesis-shard-map.ts';

export interface KinesisActivityStreamOptions {
  /** Milliseconds after which putting is given up, retries included. Default 6,000: senders wait ten seconds. */
  readonly patience?: number;
}

/**
 * Activities on a Kinesis stream: as few records as there are open shards, each with the lines of the
 * actors that belong to the shard. Only what failed is put again; all or an error.
 */
export class KinesisActivityStream extends ActivityStream {
  private readonly shards: KinesisShardMap;
  private readonly fast: KinesisFastPut;
  private readonly patience: number;

  constructor(
    private readonly client: KinesisClient,
    private readonly stream: string,
    clock: Clock,
    options: KinesisActivityStreamOptions = {},
  ) {
    super();
    this.shards = new KinesisShardMap(client, stream, clock);
    this.fast = new KinesisFastPut(client, stream);
    this.patience = options.patience ?? 6 * SECOND;
  }

  async put(lines: readonly StreamLine[]): Promise<void> {
    if (lines.length === 0) return;
    // How long something takes is measured by the machine's clock; the injected one may run faster.
    const deadline = performance.now() + this.patience;
    for (const round of packRounds(lines, await this.shards.open())) await this.putRound(round, deadline);
  }

  private async putRound(round: readonly Pack[], deadline: number): Promise<void> {
    let pending = round;
    for (let attempt = 1; ; attempt++) {
      let cause: unknown;
      try {
        pending = await this.putOnce(pending, deadline);
        if (pending.length === 0) return;
      } catch (error) {
        cause = error;
      }
      const delay = retryDelay(attempt);
      if (isHopeless(cause) || performance.now() + delay >= deadline) {
        throw new UnavailableError('The stream of activities does not take them just now. Send them again.', 5, { cause });
      }
      await wait(delay);
    }
  }

  /** @returns the packs that were not taken */
  private async putOnce(packs: readonly Pack[], deadline: number): Promise<readonly Pack[]> {
    const entries = (await this.fast.put(packs)) ?? (await this.putBySdk(packs, deadline));
    if (entries.some((entry, index) => isElsewhere(entry, packs[index]))) this.shards.distrust();
    return packs.filter((_, index) => entries[index]?.SequenceNumber === undefined);
  }

  private async putBySdk(packs: readonly Pack[], deadline: number): Promise<readonly PutRecordsResultEntry[]> {
    const remaining = Math.max(1, Math.ceil(deadline - performance.now()));
    const answer = await this.client.send(
      new PutRecordsCommand({
        StreamName: this.stream,
        Records: packs.map(({ shard, text }) => ({ Data: Buffer.from(text), ExplicitHashKey: shard.hashKey, PartitionKey: randomUUID() })),
      }),
      { abortSignal: AbortSignal.timeout(remaining) },
    );
    return answer.Records ?? [];
  }
}

function isElsewhere(entry: PutRecordsResultEntry, pack: Pack | undefined): boolean {
  return entry.ShardId !== undefined && entry.ShardId !== pack?.shard.id;
}

/** Errors of ours that no waiting mends. */
function isHopeless(error: unknown): boolean {
  return error instanceof Error && ['ResourceNotFoundException', 'InvalidArgumentException', 'AccessDeniedException'].includes(error.name);
}
