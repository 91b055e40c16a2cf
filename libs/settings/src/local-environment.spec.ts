import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadLocalEnvironment, SettingsError } from './index.ts';

function home(content?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'groundswell-home-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  if (content !== undefined) writeFileSync(join(folder, 'local.json'), content);
  return folder;
}

const running = JSON.stringify({
  url: 'http://127.0.0.1:4600',
  environment: { AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1', GROUNDSWELL_TABLE_TRENDS: 'trends', AWS_REGION: 'eu-west-1' },
});

describe('loadLocalEnvironment', () => {
  it('fills in what the local cloud gives its functions, and keeps what is set', () => {
    const environment: Record<string, string | undefined> = { GROUNDSWELL_HOME: home(running), AWS_REGION: 'us-east-1' };
    expect(loadLocalEnvironment(environment)?.url).toBe('http://127.0.0.1:4600');
    expect(environment).toMatchObject({ GROUNDSWELL_TABLE_TRENDS: 'trends', AWS_REGION: 'us-east-1' });
  });

  it.each(['AWS_ENDPOINT_URL_DYNAMODB', 'GROUNDSWELL_TABLE_IDENTITY', 'AWS_LAMBDA_FUNCTION_NAME'])(
    'does nothing where %s is set',
    (name) => {
      const environment: Record<string, string | undefined> = { GROUNDSWELL_HOME: home(running), [name]: 'x' };
      expect(loadLocalEnvironment(environment)).toBeUndefined();
      expect(environment.GROUNDSWELL_TABLE_TRENDS).toBeUndefined();
    },
  );

  it('does nothing where no local cloud runs', () => {
    expect(loadLocalEnvironment({ GROUNDSWELL_HOME: home() })).toBeUndefined();
  });

  it.each(['{', '[]', 'null', '{"url":1,"environment":{}}', '{"url":"x","environment":null}'])(
    'says what to do about a broken file: %s',
    (content) => {
      expect(() => loadLocalEnvironment({ GROUNDSWELL_HOME: home(content) })).toThrow(SettingsError);
    },
  );
});
