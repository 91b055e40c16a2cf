import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Test } from '@nestjs/testing';
import { afterEach, describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import { DynamoClientModule } from './index.ts';

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function client(endpoint: string): Promise<DynamoDBClient> {
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', endpoint);
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  const app = await Test.createTestingModule({ imports: [DynamoClientModule] }).compile();
  onTestFinished(() => app.close());
  expect(app.get(DynamoDBDocumentClient)).toBeDefined();
  return app.get(DynamoDBClient);
}

describe('DynamoClientModule', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('takes the endpoint from the environment', async () => {
    const dynamo = await client(inject('dynamodb'));
    await expect(dynamo.send(new ListTablesCommand({ Limit: 1 }))).resolves.toHaveProperty('TableNames');
  });

  it('outlasts four connections that are reset', async () => {
    let requests = 0;
    const endpoint = await serve((request, response) => {
      requests += 1;
      if (requests <= 4) request.socket.destroy();
      else response.setHeader('content-type', 'application/x-amz-json-1.0').end('{"TableNames":["t"]}');
    });
    const answer = await (await client(endpoint)).send(new ListTablesCommand({}));
    expect(answer.TableNames).toEqual(['t']);
    expect(requests).toBe(5);
  });
});
