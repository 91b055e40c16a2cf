import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, onTestFinished } from 'vitest';
import { chromiumPath, launchBrowser, visit, type ColourScheme, type Size, type Visit } from './browser.ts';
import { buildSite } from './build-site.ts';
import { FixtureServer } from './fixture-server.ts';

const skipped = chromiumPath === undefined && process.env['CI'] === undefined;
if (skipped) console.warn('Browser tests are skipped: there is no Chromium. Install it, or name it in GROUNDSWELL_CHROMIUM.');

/** Skipped, saying so, where there is no Chromium; in CI that is a failure. */
export const describeInBrowser = skipped ? describe.skip : describe;

export interface FixtureSite {
  readonly server: FixtureServer;
  /** Opens a page as a fresh visitor, who leaves when the test ends. */
  open(path: string, size?: Size, scheme?: ColourScheme): Promise<Visit>;
  /** The same as somebody who is signed in. */
  openSignedIn(path: string, size?: Size, scheme?: ColourScheme): Promise<Visit>;
}

/** The built site over a fixture world that is new for each test, and one browser for the file. */
export function useFixtureSite(): FixtureSite {
  let browser: Browser;
  let folder: string;
  let server: FixtureServer | undefined;
  beforeAll(async () => {
    [browser, folder] = await Promise.all([launchBrowser(), buildSite()]);
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    await server?.close();
    server = undefined;
  });
  const running = () => (server ??= new FixtureServer(folder));
  const arrive = async (size?: Size, scheme?: ColourScheme) => {
    const visitor = await visit(browser, await running().listen(), size, scheme);
    onTestFinished(() => visitor.context.close());
    return visitor;
  };
  return {
    get server() {
      return running();
    },
    async open(path, size, scheme) {
      const visitor = await arrive(size, scheme);
      await visitor.page.goto(path);
      return visitor;
    },
    async openSignedIn(path, size, scheme) {
      running().people.signedIn = true;
      const visitor = await arrive(size, scheme);
      await visitor.page.addInitScript("sessionStorage.come ?? localStorage.setItem('groundswell.signed-in', sessionStorage.come = 'yes')");
      await visitor.page.goto(path);
      return visitor;
    },
  };
}

/** The topics of the list from top to bottom. */
export function listed(page: Page): Promise<string[]> {
  return page.locator('.trend h2').allInnerTexts();
}
