import type { SettingName } from '@groundswell/settings';

/** The settings that this function reads: those of the function `web` in the topology (a spec compares them). */
export const WEB_SETTINGS = [
  'GROUNDSWELL_STAGE',
  'GROUNDSWELL_LOG_LEVEL',
  'GROUNDSWELL_CLOCK_RATE',
  'GROUNDSWELL_CLOCK_ORIGIN',
  'GROUNDSWELL_TABLE_IDENTITY',
  'GROUNDSWELL_TABLE_TRENDS',
  'GROUNDSWELL_TABLE_ACTIVITY',
  'GROUNDSWELL_DEPLOYMENT_KEY',
  'GROUNDSWELL_DEPLOYMENT_KEY_ARN',
  'GROUNDSWELL_PUBLIC_KINDS',
  'GROUNDSWELL_MIN_ACTORS',
  'GROUNDSWELL_RANK_PARTS',
  'GROUNDSWELL_PUBLIC_URL',
] as const satisfies readonly SettingName[];
