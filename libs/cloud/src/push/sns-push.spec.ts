import type { PhoneAddress, Push } from '@groundswell/feed';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SnsPlatforms } from '../../../../test/support/sns-platforms.ts';
import { SnsPhoneServices } from './sns-phone-services.ts';
import { SnsPush } from './sns-push.ts';
import { SnsRequests } from './sns-requests.ts';

const APNS = 'arn:aws:sns:eu-west-1:123456789012:app/APNS_SANDBOX/groundswell';
const FCM = 'arn:aws:sns:us-east-1:123456789012:app/GCM/groundswell';
const TOKEN = 'ab'.repeat(32);
const push: Push = {
  id: 'event-1',
  message: { title: '#ai is trending', text: '#ai stands at place 1 everywhere.', path: '/topics/ai' },
  lifetime: 86_400,
};

async function world() {
  const sns = new SnsPlatforms([APNS, FCM]);
  const endpoint = await sns.start();
  onTestFinished(() => sns.stop());
  const requests = new SnsRequests({ endpoint, credentials: () => ({ accessKeyId: 'local', secretAccessKey: 'local' }) });
  const phones = new SnsPhoneServices(requests, { apns: APNS, fcm: FCM });
  const transport = new SnsPush(requests, phones);
  const send = (place: string, change: Partial<Push> = {}) => {
    const address: PhoneAddress = { kind: 'apns', token: TOKEN, place };
    return transport.push(address, { ...push, ...change });
  };
  return { sns, requests, phones, send };
}

describe('phones as platform endpoints of SNS', () => {
  it('have one place for one token, in the region of the application', async () => {
    const { sns, phones } = await world();
    const place = await phones.register('apns', TOKEN);
    expect(place).toMatch(/^arn:aws:sns:eu-west-1:123456789012:endpoint\/APNS_SANDBOX\/groundswell\/[\w-]+$/);
    expect(await phones.register('apns', TOKEN)).toBe(place);
    expect(await phones.register('fcm', TOKEN)).toMatch(/:endpoint\/GCM\//);
    expect(sns.endpoints.size).toBe(2);
    expect(new Set(sns.asked)).toEqual(
      new Set([
        'CreatePlatformEndpoint eu-west-1',
        'SetEndpointAttributes eu-west-1',
        'CreatePlatformEndpoint us-east-1',
        'SetEndpointAttributes us-east-1',
      ]),
    );
  });

  it('are enabled again when the app comes back, whatever attributes SNS has of them', async () => {
    const { sns, phones } = await world();
    const place = await phones.register('apns', TOKEN);
    sns.disable(place);
    expect(await phones.register('apns', TOKEN)).toBe(place);
    expect(sns.endpoints.get(place)?.enabled).toBe(true);
    const known = sns.endpoints.get(place);
    if (known !== undefined) Object.assign(known, { userData: 'of another program', enabled: false });
    expect(await phones.register('apns', TOKEN)).toBe(place);
    expect(sns.endpoints.get(place)?.enabled).toBe(true);
  });

  it('are made anew where somebody takes them away meanwhile', async () => {
    const { sns, phones } = await world();
    const place = await phones.register('apns', TOKEN);
    sns.afterwards = () => sns.endpoints.delete(place);
    const next = await phones.register('apns', TOKEN);
    expect(next).not.toBe(place);
    expect([...sns.endpoints.keys()]).toEqual([next]);
  });

  it('are refused where the deployment has no application, or the token is none', async () => {
    const { phones, requests } = await world();
    await expect(new SnsPhoneServices(requests, { fcm: FCM }).register('apns', TOKEN)).rejects.toMatchObject({
      status: 400,
      message: 'Pushes by Apple are not set up here; browsers are pushed to without.',
    });
    await expect(phones.register('apns', 'invalid')).rejects.toMatchObject({ status: 400, message: 'The token is none.' });
  });

  it('are forgotten, also twice', async () => {
    const { sns, phones } = await world();
    const place = await phones.register('fcm', TOKEN);
    await phones.forget(place);
    await phones.forget(place);
    expect(sns.endpoints.size).toBe(0);
  });

  it('are unavailable while SNS is', async () => {
    const { sns, phones } = await world();
    for (const outage of [
      { status: 500, code: 'InternalError' },
      { status: 400, code: 'Throttling' },
    ]) {
      sns.outages.push(outage);
      await expect(phones.register('apns', TOKEN)).rejects.toMatchObject({ status: 503 });
    }
    await sns.stop();
    await expect(phones.register('apns', TOKEN)).rejects.toMatchObject({ status: 503, message: 'SNS does not answer' });
  });
});

describe('pushes to phones', () => {
  it('say what Apple and Google show, with where it leads', async () => {
    const { sns, phones, send } = await world();
    expect(await send(await phones.register('apns', TOKEN))).toEqual({ became: 'taken' });
    expect(await send(await phones.register('fcm', TOKEN))).toEqual({ became: 'taken' });
    const [apple, google] = sns.published.map(({ Message = '' }) => JSON.parse(Message) as Record<string, string>);
    expect(JSON.parse(apple?.['APNS_SANDBOX'] ?? '')).toMatchObject({
      aps: { alert: { title: push.message.title, body: push.message.text } },
      id: 'event-1',
      path: '/topics/ai',
    });
    expect(sns.published[0]).toMatchObject({
      MessageStructure: 'json',
      'MessageAttributes.entry.1.Name': 'AWS.SNS.MOBILE.APNS_SANDBOX.TTL',
      'MessageAttributes.entry.1.Value.StringValue': '86400',
    });
    expect(JSON.parse(google?.['GCM'] ?? '')).toEqual({
      fcmV1Message: {
        message: {
          notification: { title: push.message.title, body: push.message.text },
          data: { id: 'event-1', path: '/topics/ai' },
          android: { ttl: '86400s', notification: { tag: 'event-1' } },
        },
      },
    });
    expect([apple?.['default'], google?.['default']]).toEqual([push.message.title, push.message.title]);
  });

  it('are as long as the services take at most', async () => {
    const { sns, phones, send } = await world();
    await send(await phones.register('apns', TOKEN), { message: { ...push.message, text: 'ä'.repeat(5_000) } });
    const { APNS_SANDBOX = '' } = JSON.parse(sns.published[0]?.['Message'] ?? '') as Record<string, string>;
    expect(Buffer.byteLength(APNS_SANDBOX)).toBeLessThanOrEqual(4_096);
    expect(Buffer.byteLength(APNS_SANDBOX)).toBeGreaterThan(3_000);
  });

  it('find out that an app is gone, and SNS keeps no token of it', async () => {
    const { sns, phones, send } = await world();
    const place = await phones.register('apns', TOKEN);
    sns.disable(place);
    expect(await send(place)).toEqual({ became: 'gone', reason: 'the app is not on the phone any more' });
    expect(sns.endpoints.size).toBe(0);
    expect(await send(place)).toMatchObject({ became: 'gone' });
  });

  it.each([
    [503, 'ServiceUnavailable', 'put-off'],
    [429, 'TooManyRequests', 'put-off'],
    [400, 'PlatformApplicationDisabled', 'put-off'],
    [403, 'AuthorizationError', 'put-off'],
    [404, 'NotFound', 'gone'],
    [400, 'InvalidParameter', 'refused'],
  ])('that are answered %i %s are %s', async (status, code, became) => {
    const { sns, phones, send } = await world();
    const place = await phones.register('apns', TOKEN);
    sns.outages.push({ status, code });
    expect(await send(place)).toEqual({ became, reason: expect.not.stringContaining(TOKEN) as string });
  });

  it('wait while SNS does not answer', async () => {
    const { sns, phones, send } = await world();
    const place = await phones.register('apns', TOKEN);
    await sns.stop();
    expect(await send(place)).toMatchObject({ became: 'put-off' });
  });
});
