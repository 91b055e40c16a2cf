import type { SettingName } from '@groundswell/settings';

/** The settings that this function reads: those of the function `ingest` in the topology (a spec compares them). */
export const INGEST_SETTINGS = [
  'GROUNDSWELL_STAGE',
  'GROUNDSWELL_LOG_LEVEL',
  'GROUNDSWELL_CLOCK_RATE',
  'GROUNDSWELL_CLOCK_ORIGIN',
  'GROUNDSWELL_DEPLOYMENT_KEY',
  'GROUNDSWELL_DEPLOYMENT_KEY_ARN',
  'GROUNDSWELL_TABLE_IDENTITY',
  'GROUNDSWELL_STREAM_ACTIVITIES',
] as const satisfies readonly SettingName[];
