import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deploy, type Deployment } from '../support/deployment.ts';
import { launchBrowser, screenshot, visit } from './support/browser.ts';
import { describeInBrowser } from './support/fixture-site.ts';

const ADDRESS = 'ada@example.org';
const PASSWORD = 'harbour lamp over quiet water';

/** Opens the newest letter on the mailbox page, and answers its text. */
async function newestLetter(page: Page, mailbox: string): Promise<string> {
  await page.goto(mailbox);
  await page.getByRole('button', { name: 'Toggle text view' }).first().click();
  return page.locator('.email-text').first().innerText();
}

const postsOf = (people: number) =>
  Array.from({ length: people }, (_, index) => ({ id: `a${index}`, kind: 'post', actor: `a${index}`, text: 'The sky is green #Aurora' }));

describeInBrowser('a person over the whole system', () => {
  let cloud: Deployment;
  let browser: Browser;
  beforeAll(async () => {
    [cloud, browser] = await Promise.all([deploy({ mail: true }), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await cloud?.stop();
  });

  it(
    'signs up, confirms by the letter, follows a topic, makes an alert and gets it, takes everything along and is erased',
    { timeout: 240_000 },
    async () => {
      const { context, page, complaints } = await visit(browser, cloud.url);
      const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
      const give = async () => {
        await page.getByLabel('E-mail address').fill(ADDRESS);
        await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      };
      await page.goto('/sign-up');
      await give();
      await press('Sign up');
      await page.getByText('Check your mail').waitFor({ timeout: 60_000 });
      const mailbox = await context.newPage();
      const letter = () => newestLetter(mailbox, cloud.cloud.mailbox ?? '');
      await page.goto(/https?:\S+\/verify#\S+/.exec(await letter())?.[0] ?? 'no link');
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await press('Confirm');
      await page.locator('main').getByRole('link', { name: 'Sign in' }).click();
      await give();
      await press('Sign in');
      await page.getByRole('heading', { name: 'Your feed' }).waitFor({ timeout: 60_000 });
      const cookie = (await context.cookies(`${cloud.url}/v1/browser/token`)).find(({ name }) => name === '__Secure-groundswell-session');
      expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Strict', path: '/v1/browser' });

      await page.goto('/follows');
      await page.getByRole('region', { name: 'Topics you follow' }).getByLabel('Topic').fill('#Aurora');
      await press('Follow');
      await page.getByRole('button', { name: 'Unfollow aurora' }).waitFor();
      await page.goto('/alerts');
      await page.getByRole('textbox', { name: 'Topic' }).fill('#Aurora');
      await press('Make the alert');
      await page.getByText('When aurora starts to rise').waitFor();
      await cloud.send(postsOf(80));
      await expect.poll(letter, { timeout: 90_000, interval: 1_000 }).toContain('#Aurora');
      await mailbox.close();
      await page.goto('/feed');
      await page.getByText('because you follow').first().waitFor({ timeout: 30_000 });
      await screenshot(page, 'local-cloud-feed', true);

      await page.goto('/account');
      const [download] = await Promise.all([page.waitForEvent('download'), press('Download everything')]);
      const archive = await readFile(await download.path(), 'utf8');
      expect(archive).toContain(ADDRESS);
      expect(archive).toContain('aurora');
      await screenshot(page, 'local-cloud-account', true);
      await page.getByText('Erase your account').click();
      await page.locator('#own-data').getByLabel('Password', { exact: true }).fill(PASSWORD);
      await press('Erase everything about me');
      await page.getByText('It is being erased').waitFor();
      expect(complaints.filter((complaint) => !complaint.includes('blob:'))).toEqual([]);
      await context.close();
    },
  );
});
