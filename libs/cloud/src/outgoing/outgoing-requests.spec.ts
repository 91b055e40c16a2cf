import { Test } from '@nestjs/testing';
import { OutgoingRequests } from '@groundswell/security';
import { Settings } from '@groundswell/settings';
import { describe, expect, it, onTestFinished } from 'vitest';
import { OutgoingRequestsModule } from '../index.ts';

const NAMES = ['GROUNDSWELL_STAGE', 'GROUNDSWELL_OUTGOING_LOOPBACK'] as const;

async function requestsOf(environment: Record<string, string>): Promise<OutgoingRequests> {
  const settings = { provide: Settings, useValue: Settings.read(NAMES, environment) };
  const given = { module: class Given {}, global: true, providers: [settings], exports: [Settings] };
  const module = await Test.createTestingModule({ imports: [given, OutgoingRequestsModule] }).compile();
  onTestFinished(() => module.close());
  return module.get(OutgoingRequests);
}

describe('the setting that lets requests go to this machine', () => {
  it('41: is off by default, and stops any deployment but a local one', async () => {
    const url = 'http://127.0.0.1:8080/hook';
    expect((await requestsOf({ GROUNDSWELL_OUTGOING_LOOPBACK: 'allow' })).check(url).href).toBe(url);
    const requests = await requestsOf({});
    expect(() => requests.check(url)).toThrow('no public one');
    for (const stage of ['dev', 'prod']) {
      const refused = requestsOf({ GROUNDSWELL_STAGE: stage, GROUNDSWELL_OUTGOING_LOOPBACK: 'allow' });
      await expect(refused).rejects.toThrow('GROUNDSWELL_OUTGOING_LOOPBACK may be `allow` in local deployments alone');
    }
  });
});
