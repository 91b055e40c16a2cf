import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Test } from '@nestjs/testing';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { ManualClock, MINUTE, UnavailableError } from '@groundswell/kernel';
import { DeploymentKey } from '@groundswell/security';
import { Settings, SettingsError, SettingsModule } from '@groundswell/settings';
import { RuntimeModule } from '@groundswell/telemetry';
import { deploymentKeyOf } from './deployment-key.module.ts';
import { DeploymentKeyModule } from './index.ts';

const NAMES = ['GROUNDSWELL_DEPLOYMENT_KEY', 'GROUNDSWELL_DEPLOYMENT_KEY_ARN'] as const;
const ARN = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:key';

/** A server that answers as Secrets Manager does; `answer` may be changed between requests. */
async function secretsManager(): Promise<{ answer: { status: number; body: object }; requests: unknown[] }> {
  const state = { answer: { status: 200, body: {} as object }, requests: [] as unknown[] };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      state.requests.push(JSON.parse(body));
      response.writeHead(state.answer.status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(state.answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  vi.stubEnv('AWS_ENDPOINT_URL_SECRETS_MANAGER', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return state;
}

beforeEach(() => {
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
});
afterEach(() => vi.unstubAllEnvs());

const ofArn = (clock: ManualClock) => deploymentKeyOf(Settings.read(NAMES, { GROUNDSWELL_DEPLOYMENT_KEY_ARN: ARN }), clock);

describe('the deployment key', () => {
  it('comes from its setting where there is one', async () => {
    vi.stubEnv('GROUNDSWELL_DEPLOYMENT_KEY', 'k'.repeat(32));
    const names = ['GROUNDSWELL_STAGE', 'GROUNDSWELL_LOG_LEVEL', 'GROUNDSWELL_CLOCK_RATE', 'GROUNDSWELL_CLOCK_ORIGIN'] as const;
    const app = await Test.createTestingModule({
      imports: [SettingsModule.reading([...names, ...NAMES]), RuntimeModule, DeploymentKeyModule],
    }).compile();
    expect(await app.get(DeploymentKey).text()).toBe('k'.repeat(32));
  });

  it('is missed at the start', () => {
    expect(() => deploymentKeyOf(Settings.read(NAMES, {}), new ManualClock(0))).toThrow(SettingsError);
  });

  it('comes from Secrets Manager otherwise, once in five minutes', async () => {
    const [server, clock] = [await secretsManager(), new ManualClock(0)];
    const key = ofArn(clock);
    server.answer.body = { SecretString: 'a'.repeat(40) };
    expect(await Promise.all([key.text(), key.text()])).toEqual(['a'.repeat(40), 'a'.repeat(40)]);
    expect(server.requests).toEqual([{ SecretId: ARN }]);
    server.answer.body = { SecretString: 'b'.repeat(40) };
    clock.advance(5 * MINUTE);
    expect(await key.text()).toBe('b'.repeat(40));
  });

  it('is never made up: refused, empty and short secrets are all told as unavailable', async () => {
    const [server, key] = [await secretsManager(), ofArn(new ManualClock(0))];
    server.answer = { status: 400, body: { __type: 'AccessDeniedException', Message: 'no' } };
    await expect(key.text()).rejects.toThrow(UnavailableError);
    server.answer = { status: 200, body: { SecretString: 'short' } };
    await expect(key.text()).rejects.toThrow(UnavailableError);
    server.answer = { status: 200, body: { SecretString: 'c'.repeat(32) } };
    expect(await key.text()).toBe('c'.repeat(32));
  });
});
