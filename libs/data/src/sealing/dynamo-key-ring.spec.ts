import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it, vi } from 'vitest';
import { DAY, ManualClock } from '@groundswell/kernel';
import { FieldCipher, type KeyRing, MemoryKeyRing, MemorySecrets, RotatingSealingKeys, SecretKeyWrapper } from '@groundswell/security';
import { testDynamoDb, testTable } from '../../../../test/support/tables.ts';
import { DynamoKeyRing } from '../index.ts';

vi.setConfig({ testTimeout: 30_000 });
const client = testDynamoDb();
const PLACE = { table: 'identity', key: 'ACCOUNT#1', field: 'email' };

describe.each([
  ['in memory', () => Promise.resolve<KeyRing>(new MemoryKeyRing())],
  ['in DynamoDB', async (): Promise<KeyRing> => new DynamoKeyRing(client, await testTable(client, 'identity'))],
])('a ring of wrapped keys %s', (_where, make) => {
  it('gives back what was added, oldest first, and takes each number once', async () => {
    const ring = await make();
    const keys = [1, 2, 9, 10].map((number) => ({ number, wrapped: Uint8Array.of(number, 255, 0), createdAt: number * 1_000 }));
    expect(await ring.list()).toEqual([]);
    for (const key of keys) expect(await ring.add(key)).toBe(true);
    expect(await ring.add({ number: 2, wrapped: Uint8Array.of(7), createdAt: 7 })).toBe(false);
    expect((await ring.list()).map((key) => ({ ...key, wrapped: new Uint8Array(key.wrapped) }))).toEqual(keys);
  });
});

describe('fields sealed with keys in DynamoDB', () => {
  it('open in every instance, over rotations that all want to make at once', async () => {
    const [table, clock, secrets] = [await testTable(client, 'identity'), new ManualClock(1_600_000_000_000), new MemorySecrets()];
    const ciphers = Array.from(
      { length: 10 },
      () => new FieldCipher(new RotatingSealingKeys(new DynamoKeyRing(client, table), new SecretKeyWrapper(secrets), clock)),
    );
    const sealed: Uint8Array[] = [];
    for (let quarter = 0; quarter < 3; quarter += 1) {
      sealed.push(...(await Promise.all(ciphers.map((cipher) => cipher.seal('ada@example.org', PLACE)))));
      clock.advance(91 * DAY);
    }
    for (const [index, bytes] of sealed.entries()) expect(await ciphers[index % 7]?.open(bytes, PLACE)).toBe('ada@example.org');
    const { Items = [] } = await client.send(new ScanCommand({ TableName: table }));
    expect(Items.map(({ sk }) => sk?.S)).toEqual(['KEY#000001', 'KEY#000002', 'KEY#000003']);
  });
});
