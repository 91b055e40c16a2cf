import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { deploy, type Deployment } from '../support/deployment.ts';
import { launchBrowser, screenshot, visit } from './support/browser.ts';
import { describeInBrowser, listed } from './support/fixture-site.ts';

/** One post by each of `people` people. */
function posts(people: number, text: string): object[] {
  return Array.from({ length: people }, (_, index) => ({
    id: `${text} ${index}`,
    kind: 'post',
    actor: `person-${index}`,
    text,
    language: 'en',
    region: 'NO',
  }));
}

describeInBrowser('the site over the whole system', () => {
  let cloud: Deployment;
  let browser: Browser;
  beforeAll(async () => {
    [cloud, browser] = await Promise.all([deploy(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await cloud?.stop();
  });
  const open = async (path: string) => {
    const visitor = await visit(browser, cloud.url);
    onTestFinished(() => visitor.context.close());
    await visitor.page.goto(path);
    return visitor;
  };

  it('is empty at first, then shows a trend by itself after activities were sent, and opens its page', async () => {
    const { page, complaints } = await open('/');
    await page.getByRole('link', { name: 'Send your first activity' }).waitFor({ timeout: 60_000 });
    await cloud.send(posts(80, 'The sky is green #Aurora'));
    await expect.poll(() => listed(page), { timeout: 60_000 }).toEqual(['#Aurora']);
    expect(await page.locator('.trend').innerText()).toMatch(/80 people in \d+ minutes/);
    await page.getByRole('link', { name: 'Norway' }).click({ timeout: 60_000 });
    await page.waitForURL('**/?scope=region:NO');
    await expect.poll(() => listed(page), { timeout: 60_000 }).toEqual(['#Aurora']);
    await page.getByRole('link', { name: 'Everywhere' }).click();
    await page.getByRole('link', { name: '#Aurora' }).click();
    await page.locator('.chart canvas').waitFor({ timeout: 60_000 });
    await page.locator('.recent').getByText('The sky is green #Aurora').first().waitFor({ timeout: 60_000 });
    await screenshot(page, 'local-cloud-topic', true);
    expect(complaints).toEqual([]);
  });

  it('sends the first activity, and shows it arriving and counted within ten seconds', async () => {
    const { page, complaints } = await open(`/start#operator=${cloud.operatorKey}`);
    await expect.poll(() => page.locator('.key-value').innerText()).toBe(cloud.writeKey);
    await page.getByLabel('A post with a hashtag').fill('Here we go #FirstOne');
    await page.getByRole('button', { name: 'Send one now' }).click();
    await page.getByText('Counted', { exact: true }).waitFor({ timeout: 10_000 });
    await expect.poll(() => page.locator('.topic-count').innerText(), { timeout: 10_000 }).toContain('4 more people');
    await page.locator('.arrivals').getByText('Here we go #FirstOne').waitFor();
    await screenshot(page, 'local-cloud-start', true);
    expect(complaints).toEqual([]);
  });

  it('tells nothing of a topic that one person used', async () => {
    const { page } = await open('/topics/firstone');
    await page.getByText('at least 5 different people used it within 24 hours').waitFor();
    await page.getByRole('combobox', { name: 'Search topics' }).fill('firstone');
    await page.getByText('No topic in wide use today').waitFor();
  });
});
