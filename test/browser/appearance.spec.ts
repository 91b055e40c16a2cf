import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { accessibilityViolations, screenshot, type ColourScheme, type Size } from './support/browser.ts';
import { describeInBrowser, useFixtureSite } from './support/fixture-site.ts';
import { OPERATOR_KEY } from './support/fixture-server.ts';

interface Look {
  readonly name: string;
  readonly path: string;
  /** Brings the page to what is looked at. */
  readonly ready: (page: Page) => Promise<unknown>;
}

const LOOKS: readonly Look[] = [
  { name: 'trends', path: '/', ready: (page) => page.waitForSelector('.trend') },
  { name: 'topic', path: '/topics/aurora', ready: (page) => page.waitForSelector('.chart canvas') },
  { name: 'hidden-topic', path: '/topics/rare', ready: (page) => page.getByText('different people').waitFor() },
  { name: 'start-without-key', path: '/start', ready: (page) => page.waitForSelector('#operator-key') },
  { name: 'start', path: `/start#operator=${OPERATOR_KEY}`, ready: sendOne },
  { name: 'how-it-works', path: '/how-it-works', ready: (page) => page.waitForSelector('.prose') },
  { name: 'missing', path: '/no/such/page', ready: (page) => page.waitForSelector('.message') },
  { name: 'search', path: '/', ready: search },
];

async function sendOne(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Send one now' }).click();
  await page.getByText('Counted', { exact: true }).waitFor();
  await page.locator('.arrivals li').first().waitFor();
}

async function search(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Search topics' }).fill('a');
  await page.getByRole('option').first().waitFor();
}

const SIZES: readonly Size[] = ['phone', 'desktop'];
const SCHEMES: readonly ColourScheme[] = ['light', 'dark'];

describeInBrowser('how the site looks', () => {
  const site = useFixtureSite();

  for (const size of SIZES) {
    for (const scheme of SCHEMES) {
      it.for(LOOKS)(`$name, ${size}, ${scheme}: nobody is shut out and nothing sticks out`, async ({ name, path, ready }) => {
        site.server.state.sample = true;
        const { page } = await site.open(path, size, scheme);
        await ready(page);
        // Movements end first: a colour on its way is no colour to judge.
        await page.evaluate(
          'Promise.all(document.getAnimations().filter((a) => a.effect.getTiming().iterations === 1).map((a) => a.finished))',
        );
        expect(await accessibilityViolations(page)).toEqual([]);
        expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
        await page.evaluate('scrollTo(0, 0)');
        await screenshot(page, `${name}-${size}-${scheme}`, true);
      });
    }
  }
});
