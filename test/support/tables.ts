import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { inject, onTestFinished } from 'vitest';
import { topology, type TableName } from '../../deploy/topology.ts';

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
  const spec = topology.tables.find((table) => table.name === name);
  if (spec === undefined) throw new Error(`the topology has no table ${name}`);
  const tableName = `${name}-${randomUUID()}`;
  const keys = [spec.partitionKey, ...(spec.sortKey === undefined ? [] : [spec.sortKey])];
  await client.send(
    new CreateTableCommand({
      TableName: tableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: keys.map((key) => ({ AttributeName: key, AttributeType: 'S' as const })),
      KeySchema: keys.map((key, index) => ({ AttributeName: key, KeyType: index === 0 ? ('HASH' as const) : ('RANGE' as const) })),
      ...(spec.stream ? { StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' as const } } : {}),
    }),
  );
  if (!keep) onTestFinished(async () => void (await client.send(new DeleteTableCommand({ TableName: tableName }))));
  return tableName;
}
