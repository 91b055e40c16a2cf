import { describe, expect, it } from 'vitest';
import { problem, recordingServer } from '../testing/recording-server.ts';
import { ActivityClient } from './client.ts';

const activity = (id: string, text = 'hi') => ({ id, kind: 'post', actor: 'a', text });

describe('ActivityClient', () => {
  it('sends the key, the times in ISO 8601 and its own headers', async () => {
    const server = await recordingServer();
    const client = new ActivityClient({
      url: server.url,
      writeKey: 'gsw_k',
      headers: { 'x-groundswell-feed': 'sample' },
      now: () => 2_000,
    });
    const outcome = await client.send([{ ...activity('1'), occurredAt: 1_000 }]);
    expect(outcome).toMatchObject({ accepted: 1, refused: 0, retried: 0 });
    expect(server.requests[0]).toMatchObject({
      headers: { authorization: 'Bearer gsw_k', 'x-groundswell-feed': 'sample' },
      sentAt: '1970-01-01T00:00:02.000Z',
      activities: [{ id: '1', occurredAt: '1970-01-01T00:00:01.000Z' }],
    });
  });

  it.each([
    [429, { 'retry-after': '0' }],
    [503, { 'retry-after': new Date(0).toUTCString() }],
    [502, {}],
  ])('sends again after %i', async (status, headers) => {
    let refusals = 2;
    const server = await recordingServer((_, response) => refusals-- > 0 && problem(response, status, headers));
    const reasons: string[] = [];
    const client = new ActivityClient({ url: server.url, writeKey: 'k', backoff: 1, onRetry: (reason) => reasons.push(reason) });
    expect(await client.send([activity('1')])).toMatchObject({ accepted: 1, retried: 2 });
    expect(reasons[0]).toBe(`${status} the answer is ${status}`);
  });

  it('waits as long as Retry-After says', async () => {
    let refused = false;
    const server = await recordingServer((_, response) => {
      if (refused) return false;
      refused = true;
      return problem(response, 429, { 'retry-after': '1' });
    });
    const started = performance.now();
    await new ActivityClient({ url: server.url, writeKey: 'k', backoff: 1 }).send([activity('1')]);
    expect(performance.now() - started).toBeGreaterThan(950);
  });

  it('survives a connection that is cut before the answer', async () => {
    let cuts = 1;
    const server = await recordingServer((_, response) => {
      if (cuts-- <= 0) return false;
      response.destroy();
      return true;
    });
    expect(await new ActivityClient({ url: server.url, writeKey: 'k', backoff: 1 }).send([activity('1')])).toMatchObject({
      accepted: 1,
      retried: 1,
    });
  });

  it('sends a request that is too large in halves, and keeps the places of the results', async () => {
    const server = await recordingServer((request, response) => request.activities.length > 2 && problem(response, 413));
    const items = ['1', '2', '3', '4', '5'].map((id) => activity(id));
    const outcome = await new ActivityClient({ url: server.url, writeKey: 'k' }).send(items);
    expect(outcome.accepted).toBe(5);
    expect(outcome.results.map(({ index, id }) => [index, id])).toEqual([0, 1, 2, 3, 4].map((index) => [index, String(index + 1)]));
  });

  it('gives up one activity that is too large by itself', async () => {
    const server = await recordingServer((_, response) => problem(response, 413));
    expect(await new ActivityClient({ url: server.url, writeKey: 'k' }).send([activity('1')])).toMatchObject({
      refused: 1,
      results: [{ reason: 'too-large' }],
    });
  });

  it('says what to do about a key that is not known, and does not try again', async () => {
    const server = await recordingServer((_, response) => problem(response, 401));
    await expect(new ActivityClient({ url: server.url, writeKey: 'k' }).send([activity('1')])).rejects.toThrow(
      /does not know this write key/,
    );
    expect(server.requests).toHaveLength(1);
  });

  it('says that nothing answers once its attempts are used up', async () => {
    const client = new ActivityClient({ url: 'http://127.0.0.1:9', writeKey: 'k', attempts: 2, backoff: 1 });
    await expect(client.send([activity('1')])).rejects.toThrow(
      'Nothing answers at http://127.0.0.1:9. Start it with npm start, or name another with --url',
    );
  });

  it('ends at once when its signal is aborted', async () => {
    const server = await recordingServer((_, response) => problem(response, 503, { 'retry-after': '600' }));
    const ending = new AbortController();
    const client = new ActivityClient({ url: server.url, writeKey: 'k', signal: ending.signal, onRetry: () => ending.abort() });
    await expect(client.send([activity('1')])).rejects.toThrow(/abort/i);
  });
});
