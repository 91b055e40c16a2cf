import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createDocumentClient, DynamoDeltaLog } from '@groundswell/data';
import { RandomIds, SystemClock } from '@groundswell/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deploy, projectRoot, type Deployment } from '../support/deployment.ts';

const FILE = join(projectRoot, '..', 'shared', 'data', 'tweets-2020-12.ndjson');

interface Tweet {
  readonly id: string;
  readonly text: string;
}

/**
 * Uses of each hashtag, counted without any code of the project: a tag is a run of letters, marks,
 * digits and underscores after # that is not preceded by one of those or &, and is not digits alone.
 */
function countedIndependently(tweets: readonly Tweet[]): Map<string, number> {
  const uses = new Map<string, number>();
  for (const { text } of tweets) {
    const tags = [...text.matchAll(/(?<![\p{L}\p{M}\p{N}_&])[#＃]([\p{L}\p{M}\p{N}_]+)/gu)]
      .map(([, tag]) => (tag ?? '').normalize('NFKC').toLowerCase())
      .filter((tag) => /[\p{L}_]/u.test(tag));
    for (const tag of new Set(tags)) uses.set(tag, (uses.get(tag) ?? 0) + 1);
  }
  return uses;
}

/** Uses of each topic by the deltas of every shard: what the engine holds to be counted. */
async function countedByEngine({ cloud }: Deployment): Promise<{ uses: Map<string, number>; activities: number }> {
  const { AWS_ENDPOINT_URL_DYNAMODB: endpoint, GROUNDSWELL_TABLE_TRENDS: table } = cloud.environment;
  const client = new DynamoDBClient({
    endpoint: endpoint ?? '',
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const log = new DynamoDeltaLog(createDocumentClient(client), table ?? '', new SystemClock(), new RandomIds());
  const uses = new Map<string, number>();
  let activities = 0;
  for (const shard of await log.shards()) {
    for await (const delta of log.read(shard, '0')) {
      activities += delta.activities;
      for (const cell of [...delta.cells, ...delta.late]) {
        if (cell.topic !== '') uses.set(cell.topic, (uses.get(cell.topic) ?? 0) + cell.uses);
      }
    }
  }
  client.destroy();
  return { uses, activities };
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

  beforeAll(async () => {
    deployment = await deploy({ shards: 2, onDeliver: (name, event) => void (name === 'count' && delivered.push(event)) });
  });
  afterAll(() => deployment.stop());

  it('counts every hashtag exactly, though count is killed mid-way and batches come twice', async () => {
    const replay = deployment.groundswell(
      'feed',
      'replay',
      FILE,
      '--speed',
      'max',
      '--url',
      deployment.url,
      '--write-key',
      deployment.writeKey,
    );
    let kills = 0;
    let ended = false;
    void replay.finally(() => (ended = true));
    while (!ended) {
      await wait(400);
      if (delivered.length > kills * 2) {
        deployment.cloud.functions.killInstances('count');
        kills += 1;
      }
    }
    const { code, stdout, stderr } = await replay;
    expect(code, `${stdout}${stderr}`).toBe(0);
    await deployment.cloud.drained();
    expect(kills).toBeGreaterThan(0);

    const again = await Promise.all(delivered.slice(0, 3).map((event) => deployment.cloud.functions.invoke('count', event)));
    expect(again.every(({ ok }) => ok)).toBe(true);

    const counted = await countedByEngine(deployment);
    expect(counted.activities).toBe(tweets.length);
    expect(Object.fromEntries([...counted.uses].sort())).toEqual(Object.fromEntries([...expected].sort()));
  });

  it('adds nothing when the whole file is sent again', async () => {
    const { code } = await deployment.groundswell(
      'feed',
      'replay',
      FILE,
      '--speed',
      'max',
      '--url',
      deployment.url,
      '--write-key',
      deployment.writeKey,
    );
    expect(code).toBe(0);
    await deployment.cloud.drained();
    expect((await countedByEngine(deployment)).activities).toBe(tweets.length);
  });

  it('shows the same numbers to whoever reads', async () => {
    const top = [...expected].sort(([, a], [, b]) => b - a).slice(0, 20);
    for (const [topic, uses] of top) {
      const shown = await deployment.operator<{ usesPerDay: number }>(`/v1/operator/topics/${encodeURIComponent(topic)}`);
      expect(shown.usesPerDay, topic).toBe(uses);
    }
  });
});
