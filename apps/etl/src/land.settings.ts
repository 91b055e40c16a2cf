import type { SettingName } from '@groundswell/settings';

/** What `land` reads of its environment: the list of its function in the topology. */
export const LAND_SETTINGS = [
  'GROUNDSWELL_STAGE',
  'GROUNDSWELL_LOG_LEVEL',
  'GROUNDSWELL_CLOCK_RATE',
  'GROUNDSWELL_CLOCK_ORIGIN',
  'GROUNDSWELL_DEPLOYMENT_KEY',
  'GROUNDSWELL_DEPLOYMENT_KEY_ARN',
  'GROUNDSWELL_TABLE_IDENTITY',
  'GROUNDSWELL_TABLE_ENGAGEMENT',
  'GROUNDSWELL_TABLE_TRENDS',
  'GROUNDSWELL_BUCKET_ARCHIVE',
  'GROUNDSWELL_BUCKET_DEAD_LETTERS',
  'GROUNDSWELL_PUBLIC_KINDS',
] as const satisfies readonly SettingName[];
