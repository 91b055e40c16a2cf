import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeInBrowser, useFixtureSite } from './support/fixture-site.ts';
import { LINK_TOKEN, PERSON } from './support/fixture-people.ts';

async function give(page: Page, password: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(PERSON.address);
  await page.getByLabel('Password', { exact: true }).fill(password);
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
const codesShown = (page: Page) => page.getByRole('heading', { level: 3, name: 'Your recovery codes' }).waitFor();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

describeInBrowser('the pages of an account', () => {
  const site = useFixtureSite();

  it('take somebody from sign-up to their account and out again, and tell nobody a token', async () => {
    const { page, complaints } = await site.open('/');
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: 'Sign up' }).click();
    await give(page, PERSON.password);
    await press(page, 'Sign up');
    await heading(page, 'Check your mail');
    expect(await page.locator(':focus').innerText()).toBe('Check your mail');
    await page.goto(`/verify#${LINK_TOKEN}`);
    await page.getByRole('button', { name: 'Confirm' }).waitFor();
    expect(page.url()).not.toContain(LINK_TOKEN);
    await page.getByLabel('Password', { exact: true }).fill(PERSON.password);
    await press(page, 'Confirm');
    await page.getByRole('link', { name: 'Sign in' }).last().click();
    await give(page, PERSON.password);
    await press(page, 'Sign in');
    await heading(page, 'Your feed');
    await page.getByRole('button', { name: `Account of ${PERSON.address}` }).click();
    await page.getByRole('link', { name: 'Your account' }).click();
    await page.getByText('Chrome on Linux').waitFor();
    expect(await page.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage })')).toBe('{"groundswell.signed-in":"yes"}');
    await page.reload();
    await page.getByText('Safari on iPhone').waitFor();
    await page.getByRole('button', { name: `Account of ${PERSON.address}` }).click();
    await press(page, 'Sign out');
    await page.waitForURL('**/');
    expect(await page.evaluate('localStorage.length')).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('say in words what is wrong, and keep what was typed', async () => {
    const { page } = await site.open('/sign-up');
    await give(page, 'password');
    await press(page, 'Sign up');
    await page.getByText('Too many people use this password').waitFor();
    await page.goto('/sign-in');
    await give(page, 'something else');
    await press(page, 'Sign in');
    expect(await page.getByRole('alert').filter({ hasText: 'did not match' }).count()).toBe(1);
    expect(await page.getByLabel('E-mail address').inputValue()).toBe(PERSON.address);
    await page.goto(`/verify#${LINK_TOKEN}`);
    await page.getByLabel('Password', { exact: true }).fill('not the one that was chosen');
    await press(page, 'Confirm');
    await page.getByText('did not match').waitFor();
    await page.goto(`/verify#${LINK_TOKEN.replace('xx', 'xy')}`);
    await page.getByLabel('Password', { exact: true }).fill(PERSON.password);
    await press(page, 'Confirm');
    await page.getByText('used already or has expired').waitFor();
    site.server.state.down = true;
    await press(page, 'Confirm');
    await page.getByText('can’t do this just now').waitFor();
  });

  it('make the first operator, whose authenticator is set up by a QR code and asked for from then on', async () => {
    const { page } = await site.open(`/operator#${LINK_TOKEN}`);
    await give(page, PERSON.password);
    await press(page, 'Make the account');
    await page.getByRole('link', { name: 'Set it up below' }).click();
    const setup = page.locator('#second-factor');
    await setup.getByLabel('Password', { exact: true }).fill(PERSON.password);
    await press(page, 'Set up an authenticator');
    await setup.getByRole('img', { name: 'QR code' }).waitFor();
    await setup.getByRole('textbox', { name: 'Code' }).fill(PERSON.code);
    await press(page, 'Confirm');
    await codesShown(page);
    expect(await page.locator('.recovery-codes code').allInnerTexts()).toHaveLength(10);
    await press(page, 'I have kept them');
    await page.getByText('An authenticator is set up').waitFor();
    await page.getByText('10 recovery codes are left').waitFor();
    await page.getByRole('button', { name: `Account of ${PERSON.address}` }).click();
    await press(page, 'Sign out');
    await page.goto('/sign-in?to=/account');
    await give(page, PERSON.password);
    await press(page, 'Sign in');
    await press(page, 'Use a recovery code');
    await page.getByLabel('Recovery code').fill(PERSON.paper);
    await press(page, 'Sign in');
    await heading(page, 'Your account');
    await page.getByText('9 recovery codes are left').waitFor();
    site.server.people.paper = [];
    await page.reload();
    await page.locator('.banner', { hasText: 'You have no recovery codes' }).waitFor();
    await page.getByText('Make new recovery codes').click();
    await setup.getByLabel('Password', { exact: true }).fill(PERSON.password);
    await setup.getByRole('textbox', { name: 'Code' }).first().fill(PERSON.code);
    await press(page, 'Make new codes');
    await codesShown(page);
  });

  it('end sessions one by one, and all of them with the password', async () => {
    const { page } = await site.openSignedIn('/account');
    await press(page, 'Sign out: Safari on iPhone');
    await expect.poll(() => page.locator('#sessions .row').count()).toBe(2);
    await page.getByLabel('Current password', { exact: true }).fill(PERSON.password);
    await page.getByLabel('New password', { exact: true }).fill('quite another set of words');
    await press(page, 'Change the password');
    await heading(page, 'Sign in');
  });

  it('lead strangers to the door and back', async () => {
    const { page } = await site.open('/account');
    await page.locator('.message').getByRole('link', { name: 'Sign in' }).click();
    await give(page, PERSON.password);
    await press(page, 'Sign in');
    await page.waitForURL('**/account');
    await heading(page, 'Your account');
  });
});
