import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { type Account, AllAccounts } from '@groundswell/auth';

/** Reads the table `identity` through, for `ACCOUNT#id`/`ACCOUNT`. */
export class DynamoAllAccounts extends AllAccounts {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
  ) {
    super();
  }

  async *all(): AsyncGenerator<Account> {
    let start: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await this.client.send(
        new ScanCommand({
          TableName: this.table,
          ConsistentRead: true,
          FilterExpression: 'begins_with(pk, :account) AND sk = :kind',
          ExpressionAttributeValues: { ':account': 'ACCOUNT#', ':kind': 'ACCOUNT' },
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      for (const { account } of Items) yield account as Account;
      start = LastEvaluatedKey;
    } while (start !== undefined);
  }
}
