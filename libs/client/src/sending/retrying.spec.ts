import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { platformOf } from '../platform/platform.ts';
import { TimedOutError } from './attempt.ts';
import { jittered, RETRY_RULES, retryAfter } from './retry-rules.ts';
import { retrying } from './retrying.ts';

const URL = 'https://groundswell.example/v1/things';
const json = (status: number, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify({ status }), { status, headers: { 'content-type': 'application/json', ...headers } });
const post = (headers: Record<string, string> = {}) => new Request(URL, { method: 'POST', body: '{"a":1}', headers });

/** A server that answers what it is told to, one answer after the other, and time that passes at once. */
function world(answers: readonly (Response | Error | 'never')[], changes: object = {}) {
  const waits: number[] = [];
  const bodies: string[] = [];
  let asked = 0;
  const platform = platformOf({
    now: () => 1_000_000,
    random: () => 0.5,
    wait: (milliseconds, signal) => {
      waits.push(milliseconds);
      return signal?.aborted ? Promise.reject(new Error('called off')) : Promise.resolve();
    },
    async fetch(request) {
      bodies.push(await request.text());
      const answer = answers[Math.min(asked, answers.length - 1)];
      asked += 1;
      if (answer === 'never') return new Promise(() => undefined);
      if (answer instanceof Error) throw answer;
      return answer?.clone() ?? json(200);
    },
  });
  return { send: retrying(platform, changes), waits, bodies, asked: () => asked };
}

describe('retries', () => {
  it('wait up to twice as long each time, and end', async () => {
    const { send, waits, asked } = world([json(503)]);
    expect((await send(new Request(URL))).status).toBe(503);
    expect([asked(), waits]).toEqual([4, [150, 300, 600]]);
  });

  it('repeat what was not answered, with its whole body, and say what was wrong in the end', async () => {
    const down = new TypeError('fetch failed');
    const { send, bodies } = world([down, down, json(200)]);
    expect((await send(new Request(URL, { method: 'PUT', body: '{"a":1}' }))).status).toBe(200);
    expect(bodies).toEqual(Array(3).fill('{"a":1}'));
    await expect(world([down]).send(new Request(URL))).rejects.toBe(down);
  });

  it.each([400, 401, 403, 404, 409, 412, 422, 501])('never repeat a %d', async (status) => {
    const { send, asked } = world([json(status)]);
    expect((await send(new Request(URL))).status).toBe(status);
    expect(asked()).toBe(1);
  });

  it('repeat a POST only where it has an Idempotency-Key', async () => {
    const [without, with_] = [world([json(503), json(200)]), world([json(503), json(200)])];
    expect((await without.send(post())).status).toBe(503);
    expect((await with_.send(post({ 'idempotency-key': 'one' }))).status).toBe(200);
    expect([without.asked(), with_.asked()]).toEqual([1, 2]);
  });

  it('wait as long as Retry-After asks for, and leave long waits to the caller', async () => {
    const soon = world([json(429, { 'retry-after': '7' }), json(200)]);
    expect((await soon.send(new Request(URL))).status).toBe(200);
    expect(soon.waits).toEqual([7_150]);
    const late = world([json(429, { 'retry-after': '900' })]);
    expect((await late.send(new Request(URL))).status).toBe(429);
    expect(late.asked()).toBe(1);
    expect(retryAfter(new Headers({ 'retry-after': new Date(5_000).toUTCString() }), 2_000)).toBe(3_000);
    expect([retryAfter(new Headers(), 0), retryAfter(new Headers({ 'retry-after': 'soon' }), 0)]).toEqual([undefined, undefined]);
  });

  it('have a budget over all requests, which answered requests fill again', async () => {
    const { send, asked } = world([json(503)]);
    for (let request = 0; request < 20; request += 1) await send(new Request(URL));
    // 20 first tries, 10 of the budget, and one for every ten requests.
    expect(asked()).toBe(31);
  });

  it('give up a request that is not answered in time, and repeat it', async () => {
    const { send, asked } = world(['never', json(200)], { timeout: 5 });
    expect((await send(new Request(URL))).status).toBe(200);
    expect(asked()).toBe(2);
    await expect(world(['never'], { timeout: 5, tries: 1 }).send(new Request(URL))).rejects.toThrow(TimedOutError);
  });

  it('take an answer that breaks off in its middle for none', async () => {
    const broken = (): Response => {
      const body = new ReadableStream({
        pull(controller) {
          controller.enqueue(new TextEncoder().encode('{"half":'));
          controller.error(new Error('connection reset'));
        },
      });
      return new Response(body, { headers: { 'content-type': 'application/json' } });
    };
    let asked = 0;
    const fetch = () => Promise.resolve((asked += 1) === 1 ? broken() : json(200));
    const send = retrying(platformOf({ fetch, wait: () => Promise.resolve() }));
    expect(await (await send(new Request(URL))).json()).toEqual({ status: 200 });
  });

  it('end when the caller calls the request off, before, while and between', async () => {
    const before = AbortSignal.abort(new Error('before'));
    await expect(world([json(200)]).send(new Request(URL, { signal: before }))).rejects.toThrow('before');
    const during = new AbortController();
    const sent = world(['never']).send(new Request(URL, { signal: during.signal }));
    during.abort(new Error('during'));
    await expect(sent).rejects.toThrow('during');
    const between = new AbortController();
    const platform = platformOf({
      fetch: () => Promise.resolve(json(503)),
      wait: (_, signal) => {
        between.abort(new Error('between'));
        return Promise.reject(signal?.reason as Error);
      },
    });
    await expect(retrying(platform)(new Request(URL, { signal: between.signal }))).rejects.toThrow('between');
  });
});

describe('jitter', () => {
  it('spreads waits over the whole of a bound that doubles up to the longest wait', () => {
    const drawn = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), drawn, (retry, random) => {
        const wait = jittered(retry, RETRY_RULES, random);
        const bound = Math.min(RETRY_RULES.longestWait, RETRY_RULES.firstWait * 2 ** (retry - 1));
        return wait >= 0 && wait <= bound && Math.abs(wait - random * bound) < 1e-6;
      }),
    );
  });
});

describe('the platform', () => {
  it('waits, and stops waiting when it is called off', async () => {
    const platform = platformOf();
    await platform.wait(1);
    const controller = new AbortController();
    const waiting = platform.wait(60_000, controller.signal);
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    await expect(platform.wait(1, AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late');
  });
});
