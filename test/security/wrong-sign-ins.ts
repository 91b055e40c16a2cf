/**
 * One process of many that sign in wrongly at the same moment: says `ready`, waits for a line, tries so often as it is told, and
 * prints what each try came to. Its clock stands, as that of the others does, so that all tries fall into one span.
 */
import { once } from 'node:events';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { createDocumentClient, DynamoAccountStore, DynamoAttempts } from '@groundswell/data';
import { RandomIds } from '@groundswell/kernel';
import { KeyedDigest } from '@groundswell/security';
import { accountPorts, accountWorld } from '../factories/accounts.ts';

const [endpoint = '', table = '', address = '', caller = '', tries = '1'] = process.argv.slice(2);
const client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } });
const ports = accountPorts({ accounts: new DynamoAccountStore(createDocumentClient(client), table) });
const digest = new KeyedDigest('a key of at least thirty-two characters', 'tries');
const world = accountWorld({ ...ports, attempts: new DynamoAttempts(client, table, digest, ports.clock, new RandomIds()) });

await client.send(new ListTablesCommand({ Limit: 1 }));
process.stdout.write('ready\n');
await once(process.stdin, 'data');
const tried = Array.from({ length: Number(tries) }, (_, index) =>
  world.signIn.begin({ address, password: `wrong ${index}`, caller, client: '' }).then(
    () => 'in',
    (error: unknown) => (error as { readonly code?: string }).code ?? String(error),
  ),
);
process.stdout.write(`${JSON.stringify(await Promise.all(tried))}\n`);
process.exit(0);
