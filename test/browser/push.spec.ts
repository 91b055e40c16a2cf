import type { BrowserContext, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeInBrowser, useFixtureSite } from './support/fixture-site.ts';

/**
 * The push service of Chromium is Google's: without the internet nothing is subscribed there. So the two calls of the browser that lead
 * to it answer as it would; worker, permission, notification and everything of ours are real.
 */
const PUSH_SERVICE = `
  const kept = () => JSON.parse(sessionStorage.subscription ?? 'null');
  const subscription = (key) => ({
    endpoint: 'https://push.example/chromium',
    toJSON: () => ({ endpoint: 'https://push.example/chromium', expirationTime: null, keys: { p256dh: 'B', auth: 'A' } }),
    unsubscribe: async () => { delete sessionStorage.subscription; return true; },
  });
  PushManager.prototype.subscribe = async ({ userVisibleOnly, applicationServerKey }) => {
    sessionStorage.subscription = JSON.stringify({ userVisibleOnly, applicationServerKey });
    return subscription();
  };
  PushManager.prototype.getSubscription = async () => (kept() === null ? null : subscription());
`;

/** Hands pushes to the service worker of the site, as the browser does when its push service brings one. */
async function pushService(context: BrowserContext, page: Page, origin: string): Promise<(data: string) => Promise<unknown>> {
  const devtools = await context.newCDPSession(page);
  const registered = new Promise<string>((resolve) =>
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [registration] }) => {
      if (registration !== undefined) resolve(registration.registrationId);
    }),
  );
  await devtools.send('ServiceWorker.enable');
  const registrationId = await registered;
  return (data) => devtools.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data });
}

interface Shown {
  readonly title: string;
  readonly body: string;
  readonly tag: string;
  readonly data: unknown;
}

function shown(page: Page): Promise<readonly Shown[]> {
  return page.evaluate<readonly Shown[]>(
    'navigator.serviceWorker.ready.then((ready) => ready.getNotifications()).then((all) => all.map(({ title, body, tag, data }) => ({ title, body, tag, data })))',
  );
}

async function turnOn(context: BrowserContext, page: Page): Promise<void> {
  await context.grantPermissions(['notifications']);
  await page.addInitScript(PUSH_SERVICE);
  await page.reload();
  await page.getByRole('checkbox', { name: 'Push' }).check();
  await page.getByText('Shown by 1 other device.').waitFor();
  await page.getByRole('button', { name: 'Turn on in this browser' }).click();
  await page.getByText('Shown by this browser and 1 other device.').waitFor();
}

describeInBrowser('pushes to a browser', () => {
  const site = useFixtureSite();

  it('are turned on where an alert is made, and off in the account', { timeout: 60_000 }, async () => {
    const { context, page, complaints } = await site.openSignedIn('/alerts');
    await turnOn(context, page);
    expect(await page.evaluate<unknown>('JSON.parse(sessionStorage.subscription)')).toMatchObject({
      userVisibleOnly: true,
      applicationServerKey: expect.stringMatching(/^B[\w-]{86}$/) as string,
    });
    await page.getByRole('textbox', { name: 'Topic' }).fill('#Tea');
    await page.getByRole('checkbox', { name: 'E-mail' }).uncheck();
    await page.getByRole('button', { name: 'Make the alert' }).click();
    await page.getByText('By push', { exact: true }).waitFor();

    await page.goto('/account');
    const devices = page.locator('#devices');
    await devices.getByText('this one').waitFor();
    await devices.getByRole('button', { name: 'Remove: Firefox on Android' }).click();
    await devices.getByRole('button', { name: /^Remove: Chrome on/ }).click();
    await devices.getByText('None yet.').waitFor();
    expect(await page.evaluate<string | undefined>('sessionStorage.subscription')).toBeUndefined();
    await devices.getByRole('button', { name: 'Turn on in this browser' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('are shown by the service worker, one of an event, and open the topic', { timeout: 60_000 }, async () => {
    const { context, page, complaints } = await site.openSignedIn('/alerts');
    await turnOn(context, page);
    const origin = await site.server.listen();
    const deliver = await pushService(context, page, origin);
    const push = { id: 'event-1', title: '#Aurora is trending', text: '#Aurora stands at place 1 everywhere.', path: '/topics/aurora' };
    await deliver(JSON.stringify(push));
    await expect.poll(() => shown(page)).toEqual([{ title: push.title, body: push.text, tag: 'event-1', data: { path: push.path } }]);
    await deliver(JSON.stringify({ ...push, text: 'Again.' }));
    await expect.poll(async () => (await shown(page)).map(({ body }) => body)).toEqual(['Again.']);
    await deliver('no JSON');
    await expect.poll(async () => (await shown(page)).map(({ title }) => title)).toContain('Groundswell');

    const [worker] = context.serviceWorkers();
    // Browsers open windows for a person's click alone: what the worker asks for is taken down instead.
    const opened = await worker?.evaluate<string[]>(`(async () => {
      const opened = [];
      self.clients.openWindow = async (address) => void opened.push(address);
      const [notification] = await self.registration.getNotifications({ tag: 'event-1' });
      const elsewhere = { close() {}, data: { path: 'https://elsewhere.example/' } };
      for (const each of [notification, elsewhere]) {
        const event = new NotificationEvent('notificationclick', { notification });
        if (each === elsewhere) Object.defineProperty(event, 'notification', { value: elsewhere });
        self.dispatchEvent(event);
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
      return opened;
    })()`);
    expect(opened).toEqual([`${origin}/topics/aurora`, origin]);
    await expect.poll(async () => (await shown(page)).map(({ tag }) => tag)).not.toContain('event-1');
    expect(complaints).toEqual([]);
  });

  it('end with the session of this browser', { timeout: 60_000 }, async () => {
    const { context, page } = await site.openSignedIn('/alerts');
    await turnOn(context, page);
    await page.getByRole('button', { name: 'Account of' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect.poll(() => page.evaluate<string | undefined>('sessionStorage.subscription')).toBeUndefined();
  });

  it('are said to be impossible where the browser knows none, or was told to block them', { timeout: 60_000 }, async () => {
    const { page } = await site.openSignedIn('/account');
    await page.addInitScript("Object.defineProperty(Notification, 'permission', { get: () => 'denied' })");
    await page.reload();
    await page.locator('#devices').getByText('blocks notifications').waitFor();
    await page.addInitScript('delete window.PushManager');
    await page.reload();
    await page.locator('#devices').getByText('can not show pushes').waitFor();
    expect(await page.getByRole('button', { name: 'Turn on in this browser' }).count()).toBe(0);
  });
});
