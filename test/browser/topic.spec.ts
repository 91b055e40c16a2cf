import { expect, it } from 'vitest';
import { describeInBrowser, useFixtureSite } from './support/fixture-site.ts';

describeInBrowser('the page of a topic', () => {
  const site = useFixtureSite();

  it('opens from the list and tells why, its week, its company and what was said', async () => {
    const { page, complaints } = await site.open('/');
    await page.getByRole('link', { name: '#Aurora' }).click();
    await page.waitForURL('**/topics/aurora');
    await page.locator('.chart canvas').waitFor();
    const text = await page.locator('main').innerText();
    expect(text).toContain('1,412 people in 30 minutes, 38 expected at this hour');
    expect(text).toContain('The whole sky over Tromsø is green and moving #Aurora');
    expect(text).toContain('#QuakeCup');
    expect(await page.locator(':focus').getAttribute('id')).toBe('main');
    expect(complaints).toEqual([]);
  });

  it('tells each hour by keyboard, by pointer and in a table', async () => {
    const { page } = await site.open('/topics/aurora');
    const slider = page.getByRole('slider');
    await slider.focus();
    const reading = () => page.locator('.history-reading').innerText();
    const last = await slider.getAttribute('aria-valuetext');
    await page.keyboard.press('ArrowLeft');
    const before = await slider.getAttribute('aria-valuetext');
    expect(before).not.toBe(last);
    expect(before).toMatch(/^\w{3},? \d\d:\d\d: [\d,]+ uses? by [\d,]+ (people|person)$/);
    const byKeyboard = await reading();
    await page.locator('.u-over').hover({ position: { x: 200, y: 60 } });
    await expect.poll(reading).not.toBe(byKeyboard);
    await page.getByText('Show as a table').click();
    expect(await page.locator('tbody tr').count()).toBe(168);
  });

  it('opens topics whose names need encoding', async () => {
    const { page } = await site.open('/');
    await page.getByRole('link', { name: '/pricing' }).click();
    await page.waitForURL('**/topics/page%3A%2Fpricing');
    await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toBe('/pricing');
  });

  it('explains the minimum of people for a topic that may not be shown, and tells no more', async () => {
    const { page } = await site.open('/topics/rare-disease');
    await page.getByText('at least 5 different people used it within 24 hours').waitFor();
    expect(await page.locator('main').innerText()).toContain('not even whether it was used at all');
  });

  it('answers an unknown address with a way back', async () => {
    const { page } = await site.open('/no/such/page');
    await page.getByText('There is no page at this address').waitFor();
    await page.getByRole('link', { name: 'See the trends' }).click();
    await page.waitForSelector('.trend');
  });
});
