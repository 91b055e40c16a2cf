import type { LocalCloud } from '../cloud.ts';
import type { Setup } from './commands.ts';

/** What a newcomer needs once everything runs. */
export function welcome(
  cloud: Pick<LocalCloud, 'url' | 'mailbox'> & Partial<Pick<LocalCloud, 'environment'>>,
  setup: Setup,
  sample: boolean,
): string {
  const source = setup.sources.find(({ id }) => id === 'default') ?? setup.sources[0];
  const key = source?.writeKeys[0] ?? '';
  const rows: (readonly [string, string])[] = [['Site', cloud.url]];
  if (cloud.mailbox !== undefined) rows.push(['Mailbox', cloud.mailbox]);
  const warehouse = cloud.environment?.['GROUNDSWELL_WAREHOUSE_URL'];
  if (warehouse !== undefined) rows.push(['Warehouse', `psql ${warehouse}   (tables: docs/warehouse.md; filled every 30 seconds)`]);
  rows.push(['Write key', `${key}   (source "${source?.name ?? ''}")`]);
  if (setup.operatorKey !== undefined) {
    rows.push(['Operator key', `${setup.operatorKey}   (shown this once: keep it)`]);
    // The page keeps the key for its tab and takes it out of the address at once.
    rows.push(['First steps', `${cloud.url}/start#operator=${encodeURIComponent(setup.operatorKey)}`]);
  }
  if (setup.operatorLink !== undefined) {
    rows.push(['First operator', `${setup.operatorLink}   (makes the account that needs no key: works once, for a day)`]);
  }
  const width = Math.max(...rows.map(([name]) => name.length));
  const activity = `{"activities":[{"kind":"post","actor":"me","text":"Hello #groundswell"}]}`;
  return [
    '',
    'Groundswell runs.',
    '',
    ...rows.map(([name, value]) => `  ${name.padEnd(width)}   ${value}`),
    '',
    'Send your first activity:',
    '',
    `  curl -u ${key}: -H 'Content-Type: application/json' -d '${activity}' ${cloud.url}/v1/activities`,
    '',
    ...(sample ? ['A sample community (synthetic) keeps the page alive until your own activity arrives; --no-feed leaves it out.'] : []),
    ...openToOthers(cloud.environment?.['AWS_ENDPOINT_URL_DYNAMODB']),
    'Ctrl-C stops it; the data stays for the next npm start.',
    '',
  ].join('\n');
}

/** DynamoDB Local cannot be told to keep to loopback, so whoever starts it is told. */
function openToOthers(dynamodb: string | undefined): string[] {
  if (dynamodb === undefined) return [];
  return [`DynamoDB Local listens on every interface of this machine (port ${new URL(dynamodb).port}); everything else on loopback only.`];
}
