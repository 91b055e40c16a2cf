import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Test } from '@nestjs/testing';
import { KmsKeyWrapper } from '@groundswell/cloud';
import { Clock, ManualClock } from '@groundswell/kernel';
import { FieldCipher } from '@groundswell/security';
import { Settings } from '@groundswell/settings';
import { Metrics } from '@groundswell/telemetry';
import { describe, expect, it, onTestFinished } from 'vitest';
import { testDynamoDb, testTable } from '../../../../test/support/tables.ts';
import { keyWrapperOf, SealingDataModule } from './sealing-data.module.ts';

const NAMES = ['GROUNDSWELL_FIELDS_KEY_ARN', 'GROUNDSWELL_SECRETS_FOLDER'] as const;
const wrapper = (environment: Readonly<Record<string, string>>) =>
  keyWrapperOf(Settings.read(NAMES, environment), new ManualClock(0), () => undefined);

describe('what wraps the keys of fields', () => {
  it('is KMS where there is a key for it', () => {
    const both = { GROUNDSWELL_FIELDS_KEY_ARN: 'arn:aws:kms:eu-west-1:1:key/2', GROUNDSWELL_SECRETS_FOLDER: '/nowhere' };
    expect(wrapper(both)).toBeInstanceOf(KmsKeyWrapper);
  });

  it('is a secret of this machine elsewhere, the same for all processes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'groundswell-secrets-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const given = { GROUNDSWELL_SECRETS_FOLDER: folder };
    const { bytes, wrapped } = await wrapper(given).generate('fields 1');
    expect(Buffer.from(await wrapper(given).unwrap(wrapped, 'fields 1'))).toEqual(Buffer.from(bytes));
  });

  it('48: tells by a metric when it is refused, and nothing is sealed', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'groundswell-secrets-')), 'file');
    writeFileSync(folder, 'no folder');
    onTestFinished(() => rmSync(join(folder, '..'), { recursive: true }));
    const client = testDynamoDb();
    const environment = { GROUNDSWELL_SECRETS_FOLDER: folder, GROUNDSWELL_TABLE_IDENTITY: await testTable(client, 'identity') };
    const lines: string[] = [];
    const providers = [
      { provide: Settings, useValue: Settings.read([...NAMES, 'GROUNDSWELL_TABLE_IDENTITY'], environment) },
      { provide: Clock, useValue: new ManualClock(0) },
      { provide: Metrics, useValue: new Metrics({ write: (line) => void lines.push(line) }) },
    ];
    const given = { module: class Given {}, global: true, providers, exports: providers.map(({ provide }) => provide) };
    const building = Test.createTestingModule({ imports: [given, SealingDataModule] });
    const module = await building.overrideProvider(DynamoDBClient).useValue(client).compile();
    const place = { table: 'identity', key: 'ACCOUNT#1', field: 'address' } as const;
    await expect(module.get(FieldCipher).seal('ada@example.org', place)).rejects.toMatchObject({ status: 503 });
    expect(lines.join()).toContain('"KeysRefused":1');
    expect(lines.join()).not.toContain('ada');
  });

  it('is named in words where there is neither', () => {
    expect(() => wrapper({})).toThrow('GROUNDSWELL_FIELDS_KEY_ARN or, on a laptop, GROUNDSWELL_SECRETS_FOLDER is missing');
  });
});
