import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { OperatorKeyDigests } from '@groundswell/auth';
import { type IdentityModel, identityModel, type OperatorKeyItem } from './identity.model.ts';

const KEY = { pk: 'OPERATOR', sk: 'KEY' } as const;

/** The digest of the operator key: one item of the table `identity`. */
export class DynamoOperatorKeyDigests extends OperatorKeyDigests {
  private readonly model: IdentityModel;

  constructor(client: DynamoDBClient, tableName: string) {
    super();
    this.model = identityModel(client, tableName);
  }

  async read(): Promise<string | undefined> {
    const item = (await this.model.get(KEY, { consistent: true })) as OperatorKeyItem | undefined;
    return item?.digest;
  }

  async replace(digest: string, createdAt: number): Promise<void> {
    await this.model.create({ ...KEY, type: 'operator-key', digest, createdAt }, { overwrite: true });
  }
}
