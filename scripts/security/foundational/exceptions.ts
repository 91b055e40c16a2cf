import type { Exception } from './template.ts';

const FIREWALL = 'A firewall costs more than an idle deployment; it will come with a switch';

/** What breaks a rule on purpose. One that nothing breaks any more fails a test. */
export const exceptions: readonly Exception[] = [
  { rule: 'APIGateway.4', resource: 'ApiRest', reason: FIREWALL },
  { rule: 'CloudFront.6', resource: 'Edge', reason: FIREWALL },
  {
    rule: 'CloudFront.7',
    resource: 'Edge',
    reason: 'A name of one’s own is whoever deploys’ to choose; CloudFront’s is served by its certificate',
  },
  {
    rule: 'Kinesis.3',
    resource: 'Streamactivities',
    reason: 'Retention is paid by the hour; what can not be counted within 18 hours is kept as a dead letter',
  },
  { rule: 'S3.9', resource: 'AccessLogs', reason: 'It holds the access logs; its own would log itself without end' },
  { rule: 'S3.9', resource: 'EdgeLogs', reason: 'It holds the access log of the edge; its own would log itself without end' },
  { rule: 'S3.9', resource: 'Files', reason: 'Only the edge reads the files, and the edge keeps the access log' },
  { rule: 'S3.12', resource: 'EdgeLogs', reason: 'CloudFront delivers logs by access list' },
  { rule: 'S3.13', resource: 'Files', reason: 'The site is there until the next one' },
  { rule: 'SecretsManager.1', resource: 'DeploymentKey', reason: 'Actors are hashed with it: a new one would begin every count anew' },
];
