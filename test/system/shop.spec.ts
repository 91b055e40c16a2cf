import { Analytics } from '@segment/analytics-node';
import { HOUR } from '@groundswell/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { topology } from '../../deploy/topology.ts';
import { deploy, type Deployment } from '../support/deployment.ts';
import { aDayOfShopping, aRush, plantSecrets, SECRETS } from './support/shop.ts';

interface Trends {
  readonly scope: string;
  readonly trends: readonly { readonly topic: string; readonly label: string; readonly why: string; readonly observed: number }[];
}

let deployment: Deployment;

beforeAll(async () => {
  deployment = await deploy();
});
afterAll(() => deployment?.stop());

const topicsOf = async (scope: string): Promise<string[]> =>
  (await deployment.get<Trends>(`/v1/trends?scope=${encodeURIComponent(scope)}`)).trends.map(({ topic }) => topic);

/** Every way to ask a public route that reads: the topics that people looked for, and the planted ones. */
async function questions(): Promise<string[]> {
  const { scopes } = await deployment.get<{ scopes: { scope: string }[] }>('/v1/scopes');
  const asked = ['everywhere', 'kind:purchase', 'kind:search', 'kind:view', 'source:default', ...scopes.map(({ scope }) => scope)];
  const topics = ['product:7', 'product:23', 'search:rain boots', ...SECRETS.topics];
  const words = ['s', 'e', 'ring', 'rain', 'product', 'search', ...SECRETS.words];
  return topology.routes
    .filter(({ method, caller }) => method === 'GET' && caller === 'anyone')
    .flatMap(({ path, cache }) => {
      const paths = path.includes('{topic}') ? topics.map((topic) => path.replace('{topic}', encodeURIComponent(topic))) : [path];
      const named = cache?.queryStrings ?? [];
      const queries = [
        ...(named.includes('q') ? words.map((word) => `?q=${encodeURIComponent(word)}`) : ['']),
        ...(named.includes('scope') ? asked.map((scope) => `?scope=${encodeURIComponent(scope)}`) : []),
        ...(named.includes('limit') && !named.includes('q') ? ['?limit=20'] : []),
      ];
      return paths.flatMap((one) => queries.map((query) => one + query));
    });
}

/** An answer without what was asked, which it may repeat. */
function told(text: string, question: string): string {
  const echoed = decodeURIComponent(question.replaceAll('+', ' '));
  const body: unknown = JSON.parse(text, (name, value: unknown) =>
    ['instance', 'q', 'scope'].includes(name) && echoed.includes(decodeURIComponent(String(value))) ? undefined : value,
  );
  return JSON.stringify(body).toLowerCase();
}

describe('a shop that only has @segment/analytics-node', () => {
  it('takes a day of shopping, a rush for two products and a search, and some secrets', async () => {
    const failures: unknown[] = [];
    const analytics = new Analytics({ writeKey: deployment.writeKey, host: deployment.url, flushAt: 100, maxRetries: 5 });
    analytics.on('error', (error) => failures.push(error));
    const day = aDayOfShopping(analytics, Date.now() - 24 * HOUR);
    const rush = aRush(analytics);
    plantSecrets(analytics);
    await analytics.closeAndFlush({ timeout: 60_000 });
    expect(failures).toEqual([]);
    expect(day).toBeGreaterThan(500);
    expect(rush).toBeGreaterThan(150);
    await deployment.cloud.drained();
  });

  it('sees the right products and the search rise, by their names, everywhere', async () => {
    await expect
      .poll(async () => (await topicsOf('everywhere')).sort(), { timeout: 200_000, interval: 500 })
      .toEqual(['product:23', 'product:7', 'search:rain boots']);
    const { trends } = await deployment.get<Trends>('/v1/trends');
    const labels = Object.fromEntries(trends.map(({ topic, label }) => [topic, label]));
    expect(labels).toEqual({ 'product:7': 'Rain boots, yellow', 'product:23': 'Umbrella for two', 'search:rain boots': 'rain boots' });
    for (const { why, observed } of trends) expect(why).toContain(`${observed} people in`);
  });

  it.each([
    ['kind:search', ['search:rain boots']],
    ['kind:view', ['product:23', 'product:7']],
    ['kind:purchase', ['product:7']],
  ])('and in %s', async (scope, topics) => {
    await expect.poll(async () => (await topicsOf(scope)).sort(), { timeout: 200_000, interval: 500 }).toEqual(topics);
  });

  it('shows the page of a product at once, and its day of background when the minute is over', async () => {
    const page = () =>
      deployment.get<{ label: string; history: { uses: number }[]; samples: unknown[]; usesPerDay: number }>('/v1/topics/product%3A7');
    const { label, samples, usesPerDay } = await page();
    expect([label, samples]).toEqual(['Rain boots, yellow', []]);
    expect(usesPerDay).toBeGreaterThanOrEqual(145);
    const hours = async () => (await page()).history.filter(({ uses }) => uses > 0).length;
    await expect.poll(hours, { timeout: 200_000, interval: 500 }).toBeGreaterThan(6);
  });

  it('tells operators of the rare search and the private purchase, so that silence elsewhere means something', async () => {
    const page = async (topic: string) => {
      const seen = await deployment.operator<{ public: boolean; usesPerDay: number }>(`/v1/operator/topics/${encodeURIComponent(topic)}`);
      return { public: seen.public, usesPerDay: seen.usesPerDay };
    };
    for (const [index, topic] of SECRETS.topics.entries()) {
      const seen = { public: false, usesPerDay: [4, 1][index] };
      await expect.poll(() => page(topic), { timeout: 200_000, interval: 500, message: topic }).toEqual(seen);
    }
    const { arrivals } = await deployment.operator<{ arrivals: object[] }>('/v1/sources/default/arrivals?limit=50');
    expect(arrivals.length).toBeGreaterThan(0);
  });

  it('tells nobody else, on any public route', async () => {
    const asked = await questions();
    expect(asked.length).toBeGreaterThan(60);
    for (const question of asked) {
      const response = await fetch(new URL(question, deployment.url));
      expect(response.status, question).toBeLessThan(500);
      const answer = told(await response.text(), question);
      for (const secret of SECRETS.words) expect(answer, `${secret} in ${question}`).not.toContain(secret);
    }
    for (const topic of SECRETS.topics) {
      expect((await fetch(new URL(`/v1/topics/${encodeURIComponent(topic)}`, deployment.url))).status, topic).toBe(404);
    }
  });
});
