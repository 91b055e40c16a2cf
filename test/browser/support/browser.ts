import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const CANDIDATES = [process.env['GROUNDSWELL_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** The system's Chromium; undefined where there is none. */
export const chromiumPath = CANDIDATES.find((path) => path !== undefined && existsSync(path));

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const SCREENSHOTS = join(import.meta.dirname, '../screenshots');

export const SIZES = { phone: { width: 360, height: 780 }, desktop: { width: 1280, height: 860 } } as const;
export type Size = keyof typeof SIZES;
export type ColourScheme = 'light' | 'dark';

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ ...(chromiumPath !== undefined && { executablePath: chromiumPath }), headless: true, args: ARGUMENTS });
}

export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the console and the page complained about, and every request that left the site. */
  readonly complaints: string[];
}

/** A fresh visitor: no storage, the given screen and colours, complaints written down. */
export async function visit(browser: Browser, origin: string, size: Size = 'desktop', colorScheme: ColourScheme = 'light'): Promise<Visit> {
  const context = await browser.newContext({
    viewport: SIZES[size],
    colorScheme,
    locale: 'en-GB',
    timezoneId: 'Europe/Oslo',
    baseURL: origin,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`page: ${error.message}`));
  page.on('request', (request) => !request.url().startsWith(origin) && complaints.push(`request elsewhere: ${request.url()}`));
  return { context, page, complaints };
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds wrong with the page, a line each: rule, element and reason. */
export async function accessibilityViolations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate<string[]>(
    `axe.run(document).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map((node) => id + ' ' + node.target + ': ' + node.failureSummary)))`,
  );
}

/** Writes a picture of the page to test/browser/screenshots, which git ignores. */
export async function screenshot(page: Page, name: string, fullPage = false): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage });
}
