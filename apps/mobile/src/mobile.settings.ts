import type { SettingName } from '@groundswell/settings';

/** The settings that this function reads: those of the function `mobile` in the topology (a spec compares them). */
export const MOBILE_SETTINGS = [
  'GROUNDSWELL_STAGE',
  'GROUNDSWELL_LOG_LEVEL',
  'GROUNDSWELL_CLOCK_RATE',
  'GROUNDSWELL_CLOCK_ORIGIN',
  'GROUNDSWELL_TABLE_IDENTITY',
  'GROUNDSWELL_DEPLOYMENT_KEY',
  'GROUNDSWELL_DEPLOYMENT_KEY_ARN',
  'GROUNDSWELL_FIELDS_KEY_ARN',
  'GROUNDSWELL_SECRETS_FOLDER',
  'GROUNDSWELL_PUBLIC_URL',
  'GROUNDSWELL_MAIL_FROM',
  'GROUNDSWELL_OUTSIDE_ISSUER',
  'GROUNDSWELL_OUTSIDE_AUDIENCE',
  'GROUNDSWELL_OUTSIDE_KEYS_URL',
] as const satisfies readonly SettingName[];
