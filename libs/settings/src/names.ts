/**
 * Every environment variable of the code, and what it means. Plain data, so that `deploy` can give
 * each function the settings that it reads, and documentation can be made from it.
 * AWS's own variables (AWS_REGION, AWS_ENDPOINT_URL_*) are read by its SDK and are not listed.
 */
export const SETTINGS = {
  GROUNDSWELL_STAGE: 'Name of the deployment: `local`, `dev`, `prod`. Default `local`.',
  GROUNDSWELL_TABLE_IDENTITY: 'Table of sources and operator keys.',
  GROUNDSWELL_TABLE_TRENDS: 'Table of deltas, minutes, hours and lists.',
  GROUNDSWELL_TABLE_ACTIVITY: 'Table of recent activities by topic.',
  GROUNDSWELL_STREAM_ACTIVITIES: 'Kinesis stream that accepted activities go to.',
  GROUNDSWELL_BUCKET_DEAD_LETTERS: 'Bucket of records that could not be processed.',
  GROUNDSWELL_DEPLOYMENT_KEY:
    'Secret (at least 32 characters) that actors, ids and networks are hashed with. Never change it: counts would begin anew.',
  GROUNDSWELL_DEPLOYMENT_KEY_ARN: 'Secrets Manager secret that holds the deployment key; used where GROUNDSWELL_DEPLOYMENT_KEY is absent.',
  GROUNDSWELL_PUBLIC_KINDS: 'Kinds whose activities may be shown as samples, separated by commas. Default `post`.',
  GROUNDSWELL_MIN_ACTORS: 'Distinct actors in 24 hours below which a topic is shown to nobody but operators. Default 5.',
  GROUNDSWELL_PUBLIC_URL: 'Address of the site as people open it; links in answers begin with it. Default: the address that was asked.',
  GROUNDSWELL_CLOCK_RATE: 'How fast time runs, for tests and demonstrations. Default 1.',
  GROUNDSWELL_CLOCK_ORIGIN:
    "Epoch milliseconds at which a clock with a rate shows the machine's time. Needed where GROUNDSWELL_CLOCK_RATE is not 1.",
  GROUNDSWELL_LOG_LEVEL: 'debug, info, warn or error. Default info.',
} as const;

export type SettingName = keyof typeof SETTINGS;
