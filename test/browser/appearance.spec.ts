import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { accessibilityViolations, screenshot, type ColourScheme, type Size } from './support/browser.ts';
import { describeInBrowser, useFixtureSite } from './support/fixture-site.ts';
import { OTHER } from './support/fixture-accounts.ts';
import { LINK_TOKEN, PERSON } from './support/fixture-people.ts';
import { OPERATOR_KEY } from './support/fixture-server.ts';

interface Look {
  readonly name: string;
  readonly path: string;
  /** Somebody is signed in, with a role where one is named. */
  readonly as?: 'person' | 'moderator' | 'operator';
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

const LOOKS_OF_PEOPLE: readonly Look[] = [
  { name: 'sign-up', path: '/sign-up', ready: signUpWithACommonPassword },
  { name: 'check-your-mail', path: '/sign-up', ready: signUp },
  { name: 'sign-in', path: '/sign-in', ready: (page) => page.getByLabel('Password').first().waitFor() },
  { name: 'verify', path: `/verify#${LINK_TOKEN}`, ready: (page) => page.getByRole('button', { name: 'Confirm' }).waitFor() },
  { name: 'operator', path: `/operator#${LINK_TOKEN}`, ready: (page) => page.getByText('first operator').waitFor() },
  { name: 'account', path: '/account', as: 'operator', ready: beginAuthenticator },
  { name: 'recovery-codes', path: '/account', as: 'person', ready: switchOn },
  { name: 'people', path: '/people', as: 'operator', ready: findSomebody },
  { name: 'feed', path: '/feed', as: 'person', ready: (page) => page.getByText('because you follow').waitFor() },
  { name: 'erased', path: '/erased', ready: (page) => page.getByText('is being erased').waitFor() },
  { name: 'follows', path: '/follows', as: 'person', ready: (page) => page.getByText('fjordfestival').waitFor() },
  { name: 'alerts', path: '/alerts', as: 'person', ready: chooseEveryWay },
  { name: 'trends-signed-in', path: '/', as: 'person', ready: (page) => page.getByRole('button', { name: 'Follow' }).first().waitFor() },
  { name: 'topic-followed', path: '/topics/aurora', as: 'person', ready: (page) => page.getByText('Following').waitFor() },
  { name: 'moderation', path: '/moderation', as: 'moderator', ready: (page) => page.getByText('#FreePrize').waitFor() },
  { name: 'moderation-topics', path: '/moderation/topics', as: 'moderator', ready: (page) => page.getByText('cheap-pills').waitFor() },
  { name: 'moderation-actors', path: '/moderation/actors', as: 'moderator', ready: (page) => page.getByText('fedcba987654').waitFor() },
  { name: 'moderation-sweeps', path: '/moderation/sweeps', as: 'moderator', ready: (page) => page.getByText('640 were banned').waitFor() },
  { name: 'moderation-trail', path: '/moderation/audit', as: 'moderator', ready: (page) => page.getByText('Banned 812 actors').waitFor() },
  { name: 'moderation-without-key', path: '/moderation', ready: (page) => page.waitForSelector('#operator-key') },
  { name: 'sources', path: '/sources', as: 'operator', ready: revokeAlmost },
  { name: 'account-of-a-stranger', path: '/account', ready: (page) => page.waitForSelector('.message') },
];

async function give(page: Page, password: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(PERSON.address);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign up' }).click();
}

async function signUpWithACommonPassword(page: Page): Promise<void> {
  await give(page, 'password');
  await page.getByText('Too many people').waitFor();
}

async function signUp(page: Page): Promise<void> {
  await give(page, PERSON.password);
  await page.getByText('Check your mail').waitFor();
}

async function chooseEveryWay(page: Page): Promise<void> {
  await page.getByText('enters the top 10').waitFor();
  for (const way of ['Push', 'Webhook']) await page.getByRole('checkbox', { name: way }).check();
  await page.getByText('Shown by 1 other device.').waitFor();
}

async function revokeAlmost(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add a key' }).first().click();
  await page.getByText('wk_9Zr4another2LmQ8').first().waitFor();
  await page.getByRole('button', { name: 'Revoke' }).first().click();
  await page.getByText('What was changed').first().click();
  await page.getByText('Added the key').waitFor();
}

/** With the menu open, too. */
async function beginAuthenticator(page: Page): Promise<void> {
  await page.locator('#second-factor').getByLabel('Password', { exact: true }).fill(PERSON.password);
  await page.getByRole('button', { name: 'Set up an authenticator' }).click();
  await page.getByRole('img', { name: 'QR code' }).waitFor();
  await page.getByRole('button', { name: 'Account of' }).click();
}

async function switchOn(page: Page): Promise<void> {
  const setup = page.locator('#second-factor');
  await setup.getByLabel('Password', { exact: true }).fill(PERSON.password);
  await page.getByRole('button', { name: 'Set up an authenticator' }).click();
  await setup.getByRole('textbox', { name: 'Code' }).fill(PERSON.code);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByText('Your recovery codes').waitFor();
}

async function findSomebody(page: Page): Promise<void> {
  await page.getByLabel('E-mail address or id').fill(OTHER.address);
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByRole('button', { name: 'Close the account' }).click();
}

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

/** Pages of people, as their neighbours are looked at: once small and light, once large and dark. */
const PAIRS = [
  ['phone', 'light'],
  ['desktop', 'dark'],
] as const;

describeInBrowser('how the site looks', () => {
  const site = useFixtureSite();

  const look = async ({ name, path, as, ready }: Look, size: Size, scheme: ColourScheme) => {
    site.server.state.sample = true;
    site.server.people.role = as ?? 'person';
    site.server.people.secondFactor = as === 'moderator' || ['/sources', '/people'].includes(path);
    const { page } = await (as === undefined ? site.open : site.openSignedIn)(path, size, scheme);
    await ready(page);
    // Movements end first: a colour on its way is no colour to judge.
    await page.evaluate(
      'Promise.all(document.getAnimations().filter((a) => a.effect.getTiming().iterations === 1).map((a) => a.finished))',
    );
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    await page.evaluate('scrollTo(0, 0)');
    await screenshot(page, `${name}-${size}-${scheme}`, true);
  };

  for (const size of SIZES) {
    for (const scheme of SCHEMES) {
      it.for(LOOKS)(`$name, ${size}, ${scheme}: nobody is shut out and nothing sticks out`, (page) => look(page, size, scheme));
    }
  }
  for (const [size, scheme] of PAIRS) {
    it.for(LOOKS_OF_PEOPLE)(`$name, ${size}, ${scheme}: nobody is shut out and nothing sticks out`, (page) => look(page, size, scheme));
  }
});
