import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { run } from '../run.ts';
import { problem, recordingServer } from '../testing/recording-server.ts';
import { testContext } from '../testing/recorded-output.ts';

const TWEETS = join(import.meta.dirname, '../../../../../shared/data/tweets-2020-12.ndjson');

async function file(name: string, content: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'replay-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, name), content);
  return join(folder, name);
}

function line(id: number, seconds: number, actor = 'a'): string {
  return JSON.stringify({ id: String(id), actor, text: '#x', occurredAt: 1_600_000_000 + seconds });
}

const target = (url: string): string[] => ['--url', url, '--write-key', 'k'];

describe('feed replay', () => {
  it('moves the times to now and tells what became of everything', async () => {
    const server = await recordingServer();
    const context = testContext();
    const path = await file('a.ndjson', [line(1, 0), 'broken', line(2, 60, ''), line(3, 120)].join('\n'));
    const before = Date.now();
    expect(await run([...target(server.url), 'feed', 'replay', path], context)).toBe(0);
    const sent = server.requests.flatMap(({ activities }) => activities);
    expect(sent.map(({ id }) => id)).toEqual(['1', '2', '3']);
    for (const { occurredAt } of sent) expect(Date.parse(String(occurredAt))).toBeGreaterThanOrEqual(before);
    expect(context.output.printed.slice(0, 6)).toEqual([
      'read      4',
      'sent      3',
      'accepted  2',
      'refused   2',
      '  1 × not JSON',
      '  1 × actor: missing',
    ]);
    expect(context.output.noted).toContain('line 2: not JSON');
  });

  it('keeps the times when it is told to', async () => {
    const server = await recordingServer();
    await run([...target(server.url), 'feed', 'replay', await file('a.ndjson', line(1, 0)), '--keep-times'], testContext());
    expect(server.requests[0]?.activities[0]?.occurredAt).toBe('2020-09-13T12:26:40.000Z');
    expect(server.requests[0]).not.toHaveProperty('sentAt');
  });

  it('keeps the pace of the file, times the speed', async () => {
    const server = await recordingServer();
    const path = await file('a.ndjson', [line(1, 0), line(2, 30), line(3, 60)].join('\n'));
    const started = performance.now();
    await run([...target(server.url), 'feed', 'replay', path, '--speed', '60'], testContext());
    expect(performance.now() - started).toBeGreaterThan(950);
    expect(server.requests.length).toBeGreaterThan(1);
  });

  it('keeps below a rate', async () => {
    const server = await recordingServer();
    const path = await file('a.ndjson', Array.from({ length: 11 }, (_, id) => line(id, 0)).join('\n'));
    const started = performance.now();
    await run([...target(server.url), 'feed', 'replay', path, '--rate-limit', '20'], testContext());
    expect(performance.now() - started).toBeGreaterThan(480);
    expect(server.ids.size).toBe(11);
  });

  it('fails when nothing was accepted', async () => {
    const server = await recordingServer();
    const context = testContext();
    expect(await run([...target(server.url), 'feed', 'replay', await file('a.ndjson', '{"who":"x"}')], context)).toBe(1);
    expect(context.output.noted.at(-1)).toMatch(/Nothing was accepted.*--map/);
  });

  it('stops, with its totals, when the key is not known', async () => {
    const server = await recordingServer((_, response) => problem(response, 401));
    const context = testContext();
    expect(await run([...target(server.url), 'feed', 'replay', await file('a.ndjson', line(1, 0))], context)).toBe(1);
    expect(context.output.noted.at(-1)).toMatch(/does not know this write key/);
    expect(context.output.printed[0]).toBe('read      1');
  });

  it.skipIf(!existsSync(TWEETS))('replays the real tweets as they are (skipped where ../shared/data is absent)', async () => {
    const ids = readFileSync(TWEETS, 'utf8')
      .trim()
      .split('\n')
      .map((text) => (JSON.parse(text) as { id: string }).id);
    const server = await recordingServer();
    const context = testContext();
    expect(await run([...target(server.url), 'feed', 'replay', TWEETS], context)).toBe(0);
    expect(server.ids).toEqual(new Set(ids));
    expect(context.output.printed).toContain(`accepted  ${ids.length}`);
    expect(Math.max(...server.requests.map(({ activities }) => activities.length))).toBe(100);
  });
});
