import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it, onTestFinished } from 'vitest';
import { awsClientSettings, retryDelay } from './aws-clients.ts';

describe('retryDelay', () => {
  it('doubles up to two seconds, the upper half by chance', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8].map((attempt) => retryDelay(attempt, () => 0))).toEqual([25, 50, 100, 200, 400, 800, 1_000, 1_000]);
    expect([1, 2, 7].map((attempt) => retryDelay(attempt, () => 1))).toEqual([50, 100, 2_000]);
  });
});

describe('awsClientSettings', () => {
  it('gives up an answer that does not come, after the tries that it was told', async () => {
    let requests = 0;
    const server = createServer(() => (requests += 1));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const client = new DynamoDBClient({
      ...awsClientSettings({ requestTimeout: 100, attempts: 2 }),
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    await expect(client.send(new ListTablesCommand({}))).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(requests).toBe(2);
  });
});
