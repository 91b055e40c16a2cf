import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { CommandContext } from './commands/context.ts';
import { run } from './run.ts';
import { problem, recordingServer } from './testing/recording-server.ts';
import { testContext } from './testing/recorded-output.ts';

/** A server that answers GETs by path. */
async function api(answers: Readonly<Record<string, unknown>>): Promise<string> {
  const server = createServer((request, response) => {
    const answer = answers[request.url ?? ''];
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ?? { title: 'Not found', detail: `nothing at ${request.url ?? ''}` }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function runWith(words: readonly string[], environment: Record<string, string> = {}) {
  const context = testContext(environment);
  const code = await run(words, context satisfies CommandContext);
  return { code, printed: context.output.printed, noted: context.output.noted };
}

describe('help', () => {
  it.each([
    [['--help']],
    [['feed', '--help']],
    [['backtest', '--help']],
    [['feed', 'sample', '--help']],
    [['feed', 'replay', '--help']],
    [['feed', 'live', '--help']],
    [['sources', '--help']],
    [['operator-key', '--help']],
    [['setup', '--help']],
    [['status', '--help']],
    [['trends', '--help']],
    [['send', '--help']],
  ])('tells what it does: %j', async (words) => {
    const { code, printed } = await runWith(words);
    expect(code).toBe(0);
    expect(printed.join('\n')).toMatchSnapshot();
  });
});

describe('misuse', () => {
  it.each([
    [['dance'], /unknown command 'dance'/],
    [['trends', '--colour'], /unknown option '--colour'/],
    [['send'], /missing required argument 'text'\n\(groundswell send --help tells more\)/],
    [['feed', 'sample', '--rate', '0'], /Give a number above 0/],
    [['feed', 'sample', '--seed', '1.5'], /Give a whole number/],
    [['feed', 'replay', 'x', '--speed', 'fast'], /Give a number above 0/],
    [['feed', 'live', 'radio'], /Allowed choices are wikipedia, bluesky, mastodon/],
    [['feed', 'live', 'mastodon'], /Which server\? groundswell feed live mastodon HOST/],
    [['feed', 'live', 'wikipedia', '--endpoint', 'nonsense'], /nonsense is no address/],
    [['sources', 'create'], /\(groundswell sources create --help tells more\)/],
    [['sources', 'create', 'My Shop'], /Use lower case letters, digits and -/],
    [['send', 'hi', '--url', 'http://127.0.0.1:9'], /Name a write key with --write-key/],
  ])('%j has exit code 2 and says why', async (words, reason) => {
    const { code, printed, noted } = await runWith(words);
    expect(code).toBe(2);
    expect(printed).toEqual([]);
    expect(noted.join('\n')).toMatch(reason);
  });
});

describe('where nothing runs', () => {
  it('says in one line what to do', async () => {
    const { code, noted } = await runWith(['status', '--url', 'http://127.0.0.1:9']);
    expect(code).toBe(1);
    expect(noted).toEqual(['Nothing answers at http://127.0.0.1:9. Start it with npm start, or name another with --url']);
  });

  it('says which command needs more than an address', async () => {
    const { code, noted } = await runWith(['setup']);
    expect(code).toBe(1);
    expect(noted).toEqual(['This needs the deployment’s tables, and none are known here. Start the local cloud with npm start']);
  });
});

describe('status', () => {
  const status = {
    status: 'ok',
    version: '0.1.0',
    stage: 'local',
    rankedAt: '2026-11-23T07:00:00Z',
    countedThrough: '2026-11-23T06:59:58Z',
    lagSeconds: 2.04,
    activities: 12_345,
    minimumActors: 5,
    sample: true,
  };

  it('is readable, and can be had as JSON', async () => {
    const url = await api({ '/v1/status': status });
    const { code, printed } = await runWith(['status', '--url', `${url}/`]);
    expect(code).toBe(0);
    expect(printed).toEqual([
      `${url}  (local, version 0.1.0)`,
      'ok: trends are up to date',
      'activities counted  12,345',
      'trends ranked       2026-11-23T07:00:00Z',
      'counted through     2026-11-23T06:59:58Z',
      'lag                 2.0 s',
      'shown to everyone   topics of 5 people or more',
      'There is made-up activity of the sample community in it (scope source:sample).',
    ]);
    expect(JSON.parse((await runWith(['status', '--json'], { GROUNDSWELL_URL: url })).printed.join(''))).toEqual(status);
  });

  it('tells a problem of the API', async () => {
    const url = await api({});
    expect((await runWith(['status', '--url', url])).noted).toEqual([`${url}/v1/status answered 404: nothing at /v1/status`]);
  });
});

describe('trends', () => {
  it('is a table that lines up whatever the script', async () => {
    const trends = [
      { rank: 1, label: '#奈良本まつり', score: 978.4, why: '139 people in 30 minutes, 1 expected at this hour' },
      { rank: 2, label: 'Kite 🪁', score: 60, why: '12 people in 10 minutes, 0.3 expected at this hour' },
    ];
    const url = await api({ '/v1/trends?scope=region%3AJP&limit=10': { scope: 'region:JP', at: '', trends } });
    expect((await runWith(['trends', '--scope', 'region:JP', '--url', url])).printed).toEqual([
      '#  Trend          Score  Why',
      '1  #奈良本まつり    978  139 people in 30 minutes, 1 expected at this hour',
      '2  Kite 🪁           60  12 people in 10 minutes, 0.3 expected at this hour',
    ]);
  });

  it('says when nothing is rising', async () => {
    const url = await api({ '/v1/trends?scope=everywhere&limit=10': { scope: 'everywhere', at: '', trends: [] } });
    expect((await runWith(['trends', '--url', url])).printed).toEqual(['Nothing is rising in everywhere just now.']);
  });
});

describe('send', () => {
  it('sends one activity and tells where to see it', async () => {
    const server = await recordingServer();
    const { code, printed } = await runWith(['send', 'hello #world', '--topic', 'a:b', '--region', 'BR'], {
      GROUNDSWELL_URL: server.url,
      GROUNDSWELL_WRITE_KEY: 'k',
    });
    expect(code).toBe(0);
    expect(server.requests[0]?.activities).toEqual([
      { text: 'hello #world', actor: 'command-line', kind: 'post', topics: ['a:b'], region: 'BR' },
    ]);
    expect(printed.at(-1)).toBe(`It is counted within seconds: ${server.url}/`);
  });

  it('fails with the field and the reason when it is refused', async () => {
    const server = await recordingServer();
    const { code, noted } = await runWith(['send', 'x', '--actor', '', '--url', server.url, '--write-key', 'k']);
    expect([code, noted]).toEqual([1, ['It was refused: actor: missing']]);
  });

  it('gives up after three attempts', async () => {
    const server = await recordingServer((_, response) => problem(response, 503, { 'retry-after': '0' }));
    const { code, noted } = await runWith(['send', 'x', '--url', server.url, '--write-key', 'k']);
    expect([code, noted, server.requests.length]).toEqual([1, [`${server.url} refused the request: 503 the answer is 503`], 3]);
  });
});

describe('feed sample', () => {
  it('sends what happens, says that it is made up, and ends cleanly when it is told to', async () => {
    const server = await recordingServer();
    const context = testContext();
    const words = ['feed', 'sample', '--rate', '600', '--url', server.url, '--write-key', 'k'];
    const running = run(words, context);
    await expect.poll(() => server.requests.length, { timeout: 10_000 }).toBeGreaterThan(2);
    context.end();
    expect(await running).toBe(0);
    expect(server.requests[0]?.headers['x-groundswell-feed']).toBe('sample');
    expect(server.requests.flatMap(({ activities }) => activities).every(({ client }) => client === 'Groundswell sample community')).toBe(
      true,
    );
    expect(context.output.noted.at(-1)).toMatch(/The sample community stops: \d+ activities were accepted/);
  }, 20_000);
});
