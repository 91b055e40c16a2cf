import { DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { inject, onTestFinished } from 'vitest';
import type { TableName } from '../../deploy/topology.ts';
import { makeTable } from './make-table.ts';

/** A client of the run's DynamoDB Local. */
export function testDynamoDb(): DynamoDBClient {
  return new DynamoDBClient({
    endpoint: inject('dynamodb'),
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
}

/** Makes a table of the topology under a name of its own; it goes when the test ends unless `keep` says otherwise. */
export async function testTable(client: DynamoDBClient, name: TableName, keep = false): Promise<string> {
  const tableName = await makeTable(client, name, true);
  if (!keep) onTestFinished(async () => void (await client.send(new DeleteTableCommand({ TableName: tableName }))));
  return tableName;
}
