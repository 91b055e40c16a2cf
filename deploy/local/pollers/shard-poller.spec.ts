import { describe, expect, it } from 'vitest';
import { Checkpoints } from './checkpoints.ts';
import type { MappingOptions } from './mapping-options.ts';
import { ShardPoller } from './shard-poller.ts';
import type { StreamRecord, StreamSource } from './source.ts';

const record = (sequence: number): StreamRecord => ({
  sequence: String(sequence),
  arrivedAt: Date.now(),
  bytes: 1,
  event: { sequence: String(sequence) },
});

/** A closed shard of `count` records, two a read. */
function sourceOf(count: number): StreamSource {
  return {
    arn: 'arn:aws:kinesis:us-east-1:000000000000:stream/activities',
    batchInfo: 'KinesisBatchInfo',
    shards: () => Promise.resolve([]),
    iterator: (_shard, after = '0') => Promise.resolve(after),
    read: (_shard, iterator) => {
      const from = Number(iterator);
      const records = [1, 2].map((step) => record(from + step)).filter(({ sequence }) => Number(sequence) <= count);
      return Promise.resolve({ records, ...(from + 2 >= count ? {} : { next: String(from + 2) }) });
    },
  };
}

function optionsOf(
  count: number,
  invoke: (sequences: readonly string[]) => void,
  checkpoints: Checkpoints,
  warnings: string[] = [],
): MappingOptions {
  return {
    id: 'mapping',
    source: sourceOf(count),
    checkpoints,
    rules: {
      batchSize: 2,
      windowSeconds: 0,
      maximumRetryAttempts: 1,
      maximumRecordAgeSeconds: 60,
      bisectOnError: false,
      reportBatchItemFailures: false,
    },
    invoke: (event) => {
      const { Records } = event as { readonly Records: readonly { readonly sequence: string }[] };
      invoke(Records.map(({ sequence }) => sequence));
      return Promise.resolve({ ok: true, payload: null });
    },
    giveUp: () => Promise.resolve(),
    warn: (message) => void warnings.push(message),
    pollEvery: 1,
    retryAfter: 1,
  };
}

describe('a poller of a shard', () => {
  it('reads it to its end, batch by batch', async () => {
    const checkpoints = new Checkpoints();
    const batches: string[][] = [];
    const warnings: string[] = [];
    const options = optionsOf(5, (sequences) => void batches.push([...sequences]), checkpoints, warnings);
    await new ShardPoller('shard', options, new AbortController().signal).finished;
    expect(batches).toEqual([['1', '2'], ['3', '4'], ['5']]);
    expect(warnings).toEqual([]);
    expect(checkpoints.get('mapping', 'shard')).toEqual({ sequence: '5', done: true });
  });

  it('delivers again what broke the delivery itself, before anything after it', async () => {
    const checkpoints = new Checkpoints();
    const batches: string[][] = [];
    let broken = false;
    const invoke = (sequences: readonly string[]): void => {
      if (!broken && sequences[0] === '3') {
        broken = true;
        throw new Error('the channel is closed');
      }
      batches.push([...sequences]);
    };
    await new ShardPoller('shard', optionsOf(5, invoke, checkpoints), new AbortController().signal).finished;
    expect(batches.flat()).toEqual(['1', '2', '3', '4', '5']);
  });
});
