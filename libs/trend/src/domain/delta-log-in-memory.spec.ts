import { describe } from 'vitest';
import { deltaLogContract } from '../../../../test/support/delta-log-contract.ts';
import { InMemoryDeltaLog } from './delta-log-in-memory.ts';

describe('InMemoryDeltaLog', () => {
  deltaLogContract(() => {
    const log = new InMemoryDeltaLog();
    return Promise.resolve({ log, expire: (shard) => Promise.resolve(log.expire(shard)) });
  });
});
