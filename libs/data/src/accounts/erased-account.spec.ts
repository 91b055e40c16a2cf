import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { AccountEraser } from '@groundswell/auth';
import { describe, expect, it } from 'vitest';
import { accountOf, sessionOf } from '../../../../test/factories/accounts.ts';
import { testDynamoDb, testTable } from '../../../../test/support/tables.ts';
import { createDocumentClient } from '../client.ts';
import { DynamoAccountStore } from './dynamo-account-store.ts';
import { DynamoOneTimeStore } from './dynamo-one-time-store.ts';
import { DynamoSessionStore } from './dynamo-session-store.ts';

describe('an account that is erased', { timeout: 30_000 }, () => {
  it('leaves nothing in the table that names it, and takes nothing of others', async () => {
    const client = testDynamoDb();
    const table = await testTable(client, 'identity');
    const document = createDocumentClient(client);
    const [accounts, sessions, once] = [
      new DynamoAccountStore(document, table),
      new DynamoSessionStore(document, table),
      new DynamoOneTimeStore(document, table),
    ];
    const [gone, stays] = ['gone', 'stays'].map((id) => accountOf({ id, addressDigest: `a-${id}`, subjectDigest: `s-${id}` }));
    if (gone === undefined || stays === undefined) throw new Error('there are two');
    await accounts.create(gone, true);
    await accounts.create(stays);
    for (const { id } of [gone, stays]) {
      await sessions.create(sessionOf({ accountId: id, id: `session-${id}` }));
      await once.put({ digest: `digest-${id}`, purpose: 'reset', accountId: id, tokenVersion: 1, expiresAt: 4_000_000_000_000 });
    }
    const eraser = new AccountEraser(accounts, sessions, once);
    const order = { id: 'gone', account: 'gone', actor: 1, by: 'person', orderedAt: 0, done: [] };
    for (let again = 0; again < 2; again += 1) await eraser.erase([order]);
    const { Items } = await client.send(new ScanCommand({ TableName: table }));
    expect(JSON.stringify(Items)).not.toContain('gone');
    expect((Items ?? []).map(({ pk, sk }) => `${pk?.S} ${sk?.S}`).toSorted((one, other) => (one < other ? -1 : 1))).toEqual([
      'ACCOUNT#stays ACCOUNT',
      'ACCOUNT#stays ONCE#digest-stays',
      'ACCOUNT#stays SESSION#session-stays',
      'ADDRESS#a-stays ACCOUNT',
      'FIRST-OPERATOR ACCOUNT',
      'ONCE#digest-stays ONCE',
      'SUBJECT#s-stays ACCOUNT',
    ]);
    expect(await accounts.hadOperator()).toBe(true);
  });
});
