import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecentAnswers } from './answer-cache.ts';
import { caching } from './caching.ts';

const URL = 'https://groundswell.example/v1/trends';

/** A server whose answer has a version; it answers 304 to whoever knows that. */
function world(cache = new RecentAnswers()) {
  const asked: (string | null)[] = [];
  let [version, status] = ['one', 200];
  const fetch = (request: Request): Promise<Response> => {
    const known = request.headers.get('if-none-match');
    asked.push(known);
    const headers = { etag: `"${version}"`, 'content-type': 'application/json' };
    if (known === `"${version}"`) return Promise.resolve(new Response(null, { status: 304, headers: { etag: headers.etag } }));
    return Promise.resolve(new Response(JSON.stringify({ version }), { status, headers }));
  };
  const become = (next: string, nextStatus = 200) => ([version, status] = [next, nextStatus]);
  return { send: caching(fetch, cache), asked, become };
}

const read = async (answering: Promise<Response>) => {
  const answer = await answering;
  return [answer.status, await answer.json()];
};

describe('answers that are kept', () => {
  it('are asked for by their ETag, and given again when they did not change', async () => {
    const { send, asked, become } = world();
    for (let time = 0; time < 3; time += 1) expect(await read(send(new Request(URL)))).toEqual([200, { version: 'one' }]);
    become('two');
    expect(await read(send(new Request(URL)))).toEqual([200, { version: 'two' }]);
    expect(asked).toEqual([null, '"one"', '"one"', '"one"']);
  });

  it('are those of reads alone, and of what was answered well', async () => {
    const { send, asked, become } = world();
    for (let time = 0; time < 2; time += 1) await send(new Request(URL, { method: 'POST', body: '{}' }));
    become('failure', 500);
    for (let time = 0; time < 2; time += 1) await send(new Request(`${URL}?other`));
    expect(asked).toEqual([null, null, null, null]);
  });

  it('leave requests alone that ask for a 304 themselves', async () => {
    const { send } = world();
    const answer = await send(new Request(URL, { headers: { 'if-none-match': '"one"' } }));
    expect(answer.status).toBe(304);
  });
});

describe('RecentAnswers', () => {
  it('keeps those that were used last, within its bounds', () => {
    const uses = fc.array(fc.record({ address: fc.constantFrom(...'abcdefgh'), letters: fc.nat(60) }), { maxLength: 60 });
    fc.assert(
      fc.property(uses, (used) => {
        const cache = new RecentAnswers(4, 100);
        for (const { address, letters } of used) {
          cache.set(address, { etag: 'e', contentType: 'application/json', body: 'x'.repeat(letters) });
          expect(cache.get(address)?.body).toHaveLength(letters);
        }
        const kept = [...'abcdefgh'].map((address) => cache.get(address)).filter((answer) => answer !== undefined);
        expect(kept.length).toBeLessThanOrEqual(4);
        expect(kept.reduce((sum, { body }) => sum + body.length, 0)).toBeLessThanOrEqual(100);
      }),
    );
    const cache = new RecentAnswers(2, 100);
    const answer = { etag: 'e', contentType: 'application/json', body: 'x' };
    for (const address of ['a', 'b']) cache.set(address, answer);
    cache.get('a');
    cache.set('c', answer);
    expect(['a', 'b', 'c'].map((address) => cache.get(address) !== undefined)).toEqual([true, false, true]);
    cache.set('d', { ...answer, body: 'x'.repeat(101) });
    expect(cache.get('d')).toBeUndefined();
    cache.clear();
    expect(cache.get('a')).toBeUndefined();
  });
});
