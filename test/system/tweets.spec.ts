import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deploy, projectRoot, type CommandResult, type Deployment } from '../support/deployment.ts';
import { countedByEngine } from './support/engine-counts.ts';

const FILE = join(projectRoot, '..', 'shared', 'data', 'tweets-2020-12.ndjson');

interface Tweet {
  readonly id: string;
  readonly text: string;
}

/**
 * Uses of each hashtag, counted without any code of the project, by the rules that Twitter published
 * with twitter-text: a tag is a run of letters, marks, digits and underscores after #, not digits
 * alone; before the # stands neither such a character (the variation selector of an emoji is none)
 * nor &; after the run stands neither a further # nor ://.
 */
function countedIndependently(tweets: readonly Tweet[]): Map<string, number> {
  const tag = /(?<=^|[\uFE0E\uFE0F]|[^\p{L}\p{M}\p{N}_&])[#＃]([\p{L}\p{M}\p{N}_]+)(?![\p{L}\p{M}\p{N}_#＃]|:\/\/)/gu;
  const uses = new Map<string, number>();
  for (const { text } of tweets) {
    const tags = [...text.matchAll(tag)]
      .map(([, name]) => (name ?? '').normalize('NFKC').toLowerCase())
      .filter((name) => /[\p{L}_]/u.test(name));
    for (const name of new Set(tags)) uses.set(name, (uses.get(name) ?? 0) + 1);
  }
  return uses;
}

describe.skipIf(!existsSync(FILE))('5,092 real tweets through the public API (skipped where ../shared/data is absent)', () => {
  const tweets = existsSync(FILE)
    ? readFileSync(FILE, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Tweet)
    : [];
  const expected = countedIndependently(tweets);
  const delivered: unknown[] = [];
  let deployment: Deployment;
  let kills = 0;

  /** Kills the first deliveries, and later every third, in the middle of their invocation. */
  const deliver = (event: unknown): void => {
    delivered.push(event);
    if (delivered.length > 2 && delivered.length % 3 > 0) return;
    setTimeout(() => {
      if (deployment.cloud.functions.inFlight('count') > 0) kills += deployment.cloud.functions.killInstances('count') > 0 ? 1 : 0;
    }, 15);
  };

  beforeAll(async () => {
    deployment = await deploy({ shards: 2, onDeliver: (name, event) => name === 'count' && deliver(event) });
  });
  afterAll(() => deployment?.stop());

  const replayed = (): Promise<CommandResult> => {
    const { url, writeKey } = deployment;
    return deployment.groundswell('feed', 'replay', FILE, '--speed', 'max', '--url', url, '--write-key', writeKey);
  };

  it('counts every hashtag exactly, though count is killed mid-way and batches come twice', async () => {
    const { code, output } = await replayed();
    expect(code, output).toBe(0);
    await deployment.cloud.drained();
    expect(kills).toBeGreaterThan(0);

    const again = await Promise.all(delivered.slice(0, 3).map((event) => deployment.cloud.functions.invoke('count', event)));
    expect(again.every(({ ok }) => ok)).toBe(true);

    const counted = await countedByEngine(deployment.cloud);
    expect(counted.activities).toBe(tweets.length);
    expect(Object.fromEntries(counted.uses)).toEqual(Object.fromEntries(expected));
  });

  it('adds nothing when the whole file is sent again', async () => {
    expect((await replayed()).code).toBe(0);
    await deployment.cloud.drained();
    expect((await countedByEngine(deployment.cloud)).activities).toBe(tweets.length);
  });

  it('shows the same numbers to whoever reads, once the index of topics was written', async () => {
    const top = [...expected].sort(([, a], [, b]) => b - a).slice(0, 20);
    const shown = (topic: string): Promise<number> =>
      deployment
        .operator<{ usesPerDay: number }>(`/v1/operator/topics/${encodeURIComponent(topic)}`)
        .then(({ usesPerDay }) => usesPerDay)
        .catch(() => 0);
    for (const [topic, uses] of top)
      await expect.poll(() => shown(topic), { timeout: 200_000, interval: 1_000, message: topic }).toBe(uses);
  });
});
