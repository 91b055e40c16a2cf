import type { WorldSettings } from './faulty-world.ts';

/** A small world in which a lot goes wrong: some minutes of some thousands of activities. */
export const SMALL: Omit<WorldSettings, 'seed'> = {
  actors: 300,
  topics: 12,
  shards: 2,
  linesARecord: 8,
  recordsABatch: 30,
  // Small enough that many deltas and many parts of the ranker take several items.
  largestBody: 1_500,
  requests: { throttled: 0.03, lost: 0.03, stubborn: 0.003 },
  invocations: { killed: 0.12, zombie: 0.05, cold: 0.12, repeated: 0.12 },
  rankers: { killed: 0.2, stolen: 0.08, slow: 0.2 },
  poison: 0.002,
  watched: 0.05,
};

/** A world of millions of activities: larger records, fewer faults an activity, deltas in parts all the same. */
export const LARGE: Omit<WorldSettings, 'seed'> = {
  actors: 20_000,
  topics: 150,
  shards: 3,
  linesARecord: 1_000,
  recordsABatch: 16,
  largestBody: 40_000,
  requests: { throttled: 0.01, lost: 0.01, stubborn: 0.0005 },
  invocations: { killed: 0.08, zombie: 0.04, cold: 0.06, repeated: 0.08 },
  rankers: { killed: 0.15, stolen: 0.05, slow: 0.05 },
  poison: 0.00002,
  watched: 0.0005,
};
