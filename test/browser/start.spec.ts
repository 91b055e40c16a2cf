import { expect, it } from 'vitest';
import { describeInBrowser, useFixtureSite } from './support/fixture-site.ts';
import { OPERATOR_KEY, WRITE_KEY } from './support/fixture-server.ts';

describeInBrowser('the page of the first activity', () => {
  const site = useFixtureSite();

  it('takes the operator key from the address, removes it there, and shows the real write key', async () => {
    const { page, complaints } = await site.open(`/start#operator=${OPERATOR_KEY}`);
    await expect.poll(() => page.locator('.key-value').innerText()).toBe(WRITE_KEY);
    expect(page.url()).toMatch(/\/start$/);
    const origin = new URL(page.url()).origin;
    for (const name of ['curl', 'Segment for Node', 'Browser', 'Python']) {
      await page.getByRole('tab', { name }).click();
      const program = await page.getByRole('tabpanel').innerText();
      expect(program).toContain(WRITE_KEY);
      expect(program).toContain(origin);
    }
    expect(complaints).toEqual([]);
  });

  it('sends an activity and shows it arriving and its topic counted within ten seconds', async () => {
    const { page, complaints } = await site.open(`/start#operator=${OPERATOR_KEY}`);
    await page.getByLabel('A post with a hashtag').fill('Greetings from the #FjordFestival');
    await page.getByRole('button', { name: 'Send one now' }).click();
    await page.getByText('Counted', { exact: true }).waitFor({ timeout: 10_000 });
    expect(await page.locator('.topic-count h3').innerText()).toBe('#fjordfestival in the last 24 hours');
    await expect.poll(() => page.locator('.topic-count dd').allInnerTexts()).toEqual(['1', '1']);
    expect(await page.locator('.topic-count').innerText()).toContain('4 more people');
    await page.locator('.arrivals').getByText('Greetings from the #FjordFestival').waitFor();
    expect(complaints).toEqual([]);
  });

  it('is public after as many people as the minimum', async () => {
    const { page } = await site.open(`/start#operator=${OPERATOR_KEY}`);
    for (let person = 1; person <= 5; person += 1) {
      await page.getByRole('button', { name: person === 1 ? 'Send one now' : 'Send another' }).click();
      await expect.poll(() => page.locator('.topic-count dd').last().innerText(), { timeout: 10_000 }).toBe(String(person));
      await page.getByRole('button', { name: 'Send another' }).and(page.locator(':enabled')).waitFor();
    }
    await page.getByText('everybody can open its page').waitFor();
  });

  it('explains where the key is, and shows the programs with a placeholder', async () => {
    const { page, complaints } = await site.open('/start');
    const text = await page.locator('main').innerText();
    expect(text).toContain('npx groundswell operator-key rotate');
    expect(await page.getByRole('tabpanel').innerText()).toContain('Bearer WRITE_KEY');
    expect(complaints).toEqual([]);
  });

  it('refuses a wrong key in words, takes the right one, and forgets it on demand', async () => {
    const { page } = await site.open('/start');
    await page.getByLabel('Operator key').fill('wrong');
    await page.getByRole('button', { name: 'Show my keys' }).click();
    await page.getByText('That is not the operator key of this deployment.').waitFor();
    await page.getByLabel('Operator key').fill(OPERATOR_KEY);
    await page.getByRole('button', { name: 'Show my keys' }).click();
    await page.locator('.key-value').waitFor();
    expect(await page.evaluate<number>('localStorage.length')).toBe(0);
    await page.reload();
    await page.getByRole('button', { name: 'Forget the operator key' }).click();
    await page.getByLabel('Operator key').waitFor();
    expect(await page.evaluate<number>('sessionStorage.length')).toBe(0);
  });
});
