import { randomUUID } from 'node:crypto';
import { CreateTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { topology, type TableName } from '../../deploy/topology.ts';

/** Makes a table of the topology under a name of its own. @param streams whether it has the stream that the topology gives it */
export async function makeTable(client: DynamoDBClient, name: TableName, streams = false): Promise<string> {
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
      ...(streams && spec.stream ? { StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' as const } } : {}),
    }),
  );
  return tableName;
}
