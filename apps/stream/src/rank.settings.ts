import { THRESHOLD_SETTINGS } from '@groundswell/data';

/** The settings of the function `rank`; the topology lists the same. */
export const RANK_SETTINGS = [
  'GROUNDSWELL_STAGE',
  'GROUNDSWELL_LOG_LEVEL',
  'GROUNDSWELL_CLOCK_RATE',
  'GROUNDSWELL_CLOCK_ORIGIN',
  'GROUNDSWELL_TABLE_TRENDS',
  'GROUNDSWELL_MIN_ACTORS',
  ...THRESHOLD_SETTINGS,
  'GROUNDSWELL_BUCKET_DEAD_LETTERS',
] as const;
