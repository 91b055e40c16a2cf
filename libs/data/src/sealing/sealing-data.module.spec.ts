import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KmsKeyWrapper } from '@groundswell/cloud';
import { ManualClock } from '@groundswell/kernel';
import { Settings } from '@groundswell/settings';
import { describe, expect, it, onTestFinished } from 'vitest';
import { keyWrapperOf } from './sealing-data.module.ts';

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

  it('is named in words where there is neither', () => {
    expect(() => wrapper({})).toThrow('GROUNDSWELL_FIELDS_KEY_ARN or, on a laptop, GROUNDSWELL_SECRETS_FOLDER is missing');
  });
});
