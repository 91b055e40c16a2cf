/**
 * Every environment variable of the code, and what it means. Plain data, so that `deploy` can give
 * each function the settings that it reads, and documentation can be made from it.
 * AWS's own variables (AWS_REGION, AWS_ENDPOINT_URL_*) are read by its SDK and are not listed.
 */
export const SETTINGS = {
  GROUNDSWELL_STAGE: 'Name of the deployment: `local`, `dev`, `prod`. Default `local`.',
  GROUNDSWELL_TABLE_IDENTITY: 'Table of sources and operator keys.',
  GROUNDSWELL_TABLE_ENGAGEMENT: 'Table of what people keep: profiles, follows, mutes, alerts.',
  GROUNDSWELL_TABLE_TRENDS: 'Table of deltas, minutes, hours and lists.',
  GROUNDSWELL_TABLE_ACTIVITY: 'Table of recent activities by topic.',
  GROUNDSWELL_STREAM_ACTIVITIES: 'Kinesis stream that accepted activities go to.',
  GROUNDSWELL_BUCKET_ARCHIVE: 'Bucket of landed records, which are kept for ever.',
  GROUNDSWELL_BUCKET_DEAD_LETTERS: 'Bucket of records that could not be processed.',
  GROUNDSWELL_QUEUE_LISTS: 'Address of the SQS queue (FIFO) that changes of lists go to.',
  GROUNDSWELL_WAREHOUSE_URL:
    'Address of a PostgreSQL that is the warehouse: `postgresql://user@host:port/database`. The local cloud sets it. Without it and the next nothing is loaded; what landed waits in the archive.',
  GROUNDSWELL_WAREHOUSE_WORKGROUP: 'Workgroup of Redshift Serverless that is the warehouse, where GROUNDSWELL_WAREHOUSE_URL is absent.',
  GROUNDSWELL_WAREHOUSE_DATABASE: 'Database of it. Default `groundswell`.',
  GROUNDSWELL_WAREHOUSE_COPY_ROLE_ARN: 'Role that Redshift reads the archive with; needed with a workgroup.',
  GROUNDSWELL_WAREHOUSE_SECRET_ARN:
    "Secrets Manager secret with the loader's user in Redshift. Default: none, the function's own role signs in.",
  GROUNDSWELL_DEPLOYMENT_KEY:
    'Secret (at least 32 characters) that actors, ids and networks are hashed with. Never change it: counts would begin anew.',
  GROUNDSWELL_DEPLOYMENT_KEY_ARN: 'Secrets Manager secret that holds the deployment key; used where GROUNDSWELL_DEPLOYMENT_KEY is absent.',
  GROUNDSWELL_PUBLIC_KINDS: 'Kinds whose activities may be shown as samples, separated by commas. Default `post`.',
  GROUNDSWELL_MIN_ACTORS: 'Distinct actors in 24 hours below which a topic is shown to nobody but operators. Default 5.',
  GROUNDSWELL_RANK_PARTS:
    'How many rankers share the topics, each a function of its own: 1, 2, 4 ... 64. For more than a few dozen shards. It can be raised while everything runs, and never lowered. Default 1.',
  GROUNDSWELL_RANK_PART: 'Which of them a function is, from 0. The deployment sets it. Default 0.',
  GROUNDSWELL_TREND_ENTER:
    'Score at which a topic begins to trend. Lower shows more and sooner, small things among it. Default 42. A backtest tries it out as enterScore.',
  GROUNDSWELL_TREND_STAY:
    'Score at or below which a topic ceases to trend; below GROUNDSWELL_TREND_ENTER. Default 30. In a backtest: stayScore.',
  GROUNDSWELL_TREND_LEAST_ACTORS:
    'Distinct actors in ten minutes (and two more in 30 or 60) below which nothing trends. Default 8. In a backtest: leastActors.',
  GROUNDSWELL_TREND_NEWCOMER_WEIGHT:
    'What somebody first seen within a day weighs, 0 to 1, where there are more of them than elsewhere and few networks vouch for them. Default 0.5. In a backtest: newcomerWeight.',
  GROUNDSWELL_TREND_NETWORK_WEIGHT:
    'What is believed, 0 to 1, of the people that networks speak for where there are far fewer networks than such a crowd has elsewhere; 1 trusts rented networks, 0 nobody in such a crowd. Default 0.4. In a backtest: networkWeight.',
  GROUNDSWELL_PUBLIC_URL:
    'Address of the site as people open it; links in answers and letters begin with it. Access tokens name it as their issuer, so accounts need it; elsewhere the default is the address that was asked.',
  GROUNDSWELL_FIELDS_KEY_ARN: 'KMS key that wraps the keys which addresses and private keys are sealed with.',
  GROUNDSWELL_SECRETS_FOLDER:
    'Folder with secrets of a laptop, made where it is missing; used where GROUNDSWELL_FIELDS_KEY_ARN is absent. The local cloud sets it.',
  GROUNDSWELL_MAIL_FROM:
    'Address that letters to people come from. In the cloud SES must know it or its domain; without it accounts do not start.',
  GROUNDSWELL_OUTSIDE_ISSUER:
    'Issuer elsewhere (OpenID Connect) whose ID tokens people may sign in with: `iss` of its tokens, to the letter. Default: none. Needs the next two.',
  GROUNDSWELL_APNS_APPLICATION_ARN:
    'Platform application of SNS for Apple (`arn:aws:sns:REGION:ACCOUNT:app/APNS/NAME`, or APNS_SANDBOX); without it devices of kind `apns` are refused.',
  GROUNDSWELL_FCM_APPLICATION_ARN:
    'Platform application of SNS for Google (`arn:aws:sns:REGION:ACCOUNT:app/GCM/NAME`); without it devices of kind `fcm` are refused.',
  GROUNDSWELL_OUTSIDE_AUDIENCE: '`aud` of its tokens for us: our client id there.',
  GROUNDSWELL_OUTSIDE_KEYS_URL: 'Address of the keys that it signs with: `jwks_uri` of its configuration.',
  GROUNDSWELL_OUTGOING_LOOPBACK:
    '`allow` lets webhooks that people name go to this very machine, and without TLS there. Local deployments alone start with it. Default `refuse`.',
  GROUNDSWELL_CLOCK_RATE: 'How fast time runs, for tests and demonstrations. Default 1.',
  GROUNDSWELL_CLOCK_ORIGIN:
    "Epoch milliseconds at which a clock with a rate shows the machine's time. Needed where GROUNDSWELL_CLOCK_RATE is not 1.",
  GROUNDSWELL_LOG_LEVEL: 'debug, info, warn or error. Default info.',
} as const;

export type SettingName = keyof typeof SETTINGS;
