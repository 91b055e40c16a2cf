import { expect, it } from 'vitest';
import { describeInBrowser, listed, useFixtureSite } from './support/fixture-site.ts';
import { TOPICS } from './support/fixture-world.ts';

describeInBrowser('the page of trends', () => {
  const site = useFixtureSite();

  it('lists what rises with its reason, strength and course, without a complaint', async () => {
    const { page, complaints } = await site.open('/');
    await page.waitForSelector('.trend');
    expect(await page.locator('.trend').count()).toBe(TOPICS.length);
    const first = page.locator('.trend').first();
    expect(await first.innerText()).toContain('1,412 people in 30 minutes, 38 expected at this hour');
    expect(await first.innerText()).toContain('37× the usual');
    expect(await first.locator('.strength').innerText()).toMatch(/Extraordinary\s+1,342/);
    expect(await first.getByRole('img').getAttribute('aria-label')).toMatch(/^Uses in five minutes over the last two hours: \d+ at first/);
    expect(await page.locator('.freshness [role=status]').innerText()).toBe('Live');
    expect(await page.title()).toBe('Rising now · Groundswell');
    expect(complaints).toEqual([]);
  });

  it('moves by itself when ranks change, and asks only for what changed', async () => {
    const { page } = await site.open('/');
    await page.waitForSelector('.trend');
    const before = await listed(page);
    await expect
      .poll(() => site.server.state.answered.some(({ path, status }) => path === '/v1/trends' && status === 304), { timeout: 8_000 })
      .toBe(true);
    site.server.state.topics = TOPICS.map((entry) => (entry.topic === 'quakecup' ? { ...entry, observed: 9_000 } : entry));
    await expect.poll(async () => (await listed(page))[0], { timeout: 8_000 }).toBe('#QuakeCup');
    expect((await listed(page)).toSorted()).toEqual(before.toSorted());
  });

  it('switches the scope, names it in the address and comes back', async () => {
    const { page, complaints } = await site.open('/');
    await page.getByRole('navigation', { name: 'Scope' }).getByRole('link', { name: 'Portuguese' }).click();
    await page.waitForURL('**/?scope=language:pt');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Rising now · Portuguese');
    await expect.poll(() => page.locator('.trend').count()).toBe(TOPICS.length / 2);
    await page.goBack();
    await expect.poll(() => page.locator('.trend').count()).toBe(TOPICS.length);
    expect(complaints).toEqual([]);
  });

  it('switches the scope with the system list on a phone', async () => {
    const { page } = await site.open('/', 'phone');
    await page.getByLabel('Rising in').selectOption({ label: 'Brazil' });
    await page.waitForURL('**/?scope=region:BR');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Rising now · Brazil');
  });

  it('says when the connection is lost, keeps the list, and recovers', async () => {
    const { page } = await site.open('/');
    await page.waitForSelector('.trend');
    site.server.state.down = true;
    await expect.poll(() => page.locator('.freshness').innerText(), { timeout: 15_000 }).toContain('Offline');
    expect(await page.locator('.trend').count()).toBe(TOPICS.length);
    site.server.state.down = false;
    await expect.poll(() => page.locator('.freshness').innerText(), { timeout: 30_000 }).toContain('Live');
  });

  it('says when the server itself is behind', async () => {
    site.server.state.status = 'stale';
    const { page } = await site.open('/');
    await expect.poll(() => page.locator('.freshness').innerText()).toContain('Behind');
  });

  it('leads to the first activity while there is none', async () => {
    Object.assign(site.server.state, { topics: [], activities: 0 });
    const { page } = await site.open('/');
    await page.getByRole('link', { name: 'Send your first activity' }).click();
    await page.waitForURL('**/start');
  });

  it('says that nothing stands out when activity is as usual', async () => {
    site.server.state.topics = [];
    const { page } = await site.open('/');
    await page.getByText('Nothing stands out right now').waitFor();
  });

  it('says that a synthetic community feeds it', async () => {
    site.server.state.sample = true;
    const { page } = await site.open('/');
    await page.getByText('These trends come from the sample community, which is synthetic.').waitFor();
  });

  it('finds a topic by keyboard alone', async () => {
    const { page, complaints } = await site.open('/');
    await page.waitForSelector('.trend');
    await page.keyboard.press('/');
    await page.keyboard.type('a');
    await page.getByRole('option').nth(1).waitFor();
    await page.keyboard.press('ArrowDown');
    const chosen = await page.getByRole('option', { selected: true }).locator('bdi').innerText();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/topics/*');
    await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toBe(chosen);
    expect(complaints).toEqual([]);
  });

  it('keeps the chosen theme', async () => {
    const { page } = await site.open('/');
    const background = () => page.evaluate<string>('getComputedStyle(document.documentElement).backgroundColor');
    const light = await background();
    await page.locator('.theme-switch').click();
    await page.locator('.theme-switch').click();
    const dark = await background();
    expect(dark).not.toBe(light);
    await page.reload();
    expect(await background()).toBe(dark);
    expect(await page.locator('.theme-switch').getAttribute('aria-label')).toBe('Theme: dark. Change to auto');
  });
});
