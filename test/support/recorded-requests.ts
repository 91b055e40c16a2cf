import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { HttpRequest } from '@smithy/types';

/** One item or partition that a request touched, as IAM looks at it. */
export interface Touched {
  /** `dynamodb:GetItem` */
  readonly action: string;
  readonly tableName: string;
  readonly partitionKey: string;
}

type Attributes = Readonly<Record<string, { readonly S?: string }>>;
type Body = Readonly<Record<string, unknown>> & { readonly TableName?: string };

/** Records what every request of `client` touches, as it goes over the wire. */
export function recordRequests(client: DynamoDBClient): readonly Touched[] {
  const touched: Touched[] = [];
  client.middlewareStack.add(
    (next) => (args) => {
      const { headers, body } = args.request as HttpRequest;
      const operation = headers['x-amz-target']?.split('.').at(-1) ?? '';
      touched.push(
        ...touchedBy(operation, JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body as Uint8Array)) as Body),
      );
      return next(args);
    },
    { step: 'finalizeRequest', name: 'record-requests' },
  );
  return touched;
}

function touchedBy(operation: string, body: Body): Touched[] {
  const one = (action: string, tableName: unknown, key: unknown): Touched => {
    const partitionKey = (key as Attributes).pk?.S;
    if (partitionKey === undefined) throw new Error(`${operation} names no partition key`);
    return { action: `dynamodb:${action}`, tableName: String(tableName), partitionKey };
  };
  if (operation === 'BatchGetItem') {
    const tables = Object.entries(body.RequestItems as Record<string, { readonly Keys: readonly unknown[] }>);
    return tables.flatMap(([table, { Keys }]) => Keys.map((key) => one(operation, table, key)));
  }
  if (operation === 'BatchWriteItem') {
    const tables = Object.entries(body.RequestItems as Record<string, readonly { readonly PutRequest: { readonly Item: unknown } }[]>);
    return tables.flatMap(([table, writes]) => writes.map(({ PutRequest }) => one(operation, table, PutRequest.Item)));
  }
  if (operation === 'TransactWriteItems') {
    const items = body.TransactItems as readonly Readonly<Record<string, { TableName: string; Item?: unknown; Key?: unknown }>>[];
    // IAM asks for what each member does.
    return items.flatMap((item) =>
      Object.entries(item).map(([kind, write]) => one(`${kind}Item`, write.TableName, write.Item ?? write.Key)),
    );
  }
  // No key is named, so only a grant without keys lets it be done.
  if (operation === 'Scan') return [{ action: 'dynamodb:Scan', tableName: String(body.TableName), partitionKey: '(all)' }];
  if (operation === 'Query') {
    const [, value = ''] = /=\s*(:\w+)/.exec(String(body.KeyConditionExpression)) ?? [];
    return [one(operation, body.TableName, { pk: (body.ExpressionAttributeValues as Attributes)[value] })];
  }
  return [one(operation, body.TableName, body.Item ?? body.Key)];
}
