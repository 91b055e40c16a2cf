import RudderAnalytics from '@rudderstack/rudder-sdk-node';
import { CloudEvent, emitterFor, HTTP, httpTransport, Mode } from 'cloudevents';
import { createRestAPIClient } from 'masto';
import { afterAll, beforeAll, describe, type ExpectStatic, it } from 'vitest';
import { deploy, type Deployment } from '../support/deployment.ts';

/** What operators see of a topic. */
interface Counts {
  readonly usesPerDay: number;
  readonly actorsPerDay: number;
}

let deployment: Deployment;

beforeAll(async () => {
  deployment = await deploy();
});
afterAll(() => deployment?.stop());

/** Waits until the operators' page of a topic shows what was sent. */
async function expectCounted(expect: ExpectStatic, topic: string, counts: Counts): Promise<void> {
  const shown = (): Promise<Counts | undefined> =>
    deployment
      .operator<Counts>(`/v1/operator/topics/${encodeURIComponent(topic)}`)
      .then(({ usesPerDay, actorsPerDay }) => ({ usesPerDay, actorsPerDay }))
      .catch(() => undefined);
  await expect.poll(shown, { timeout: 150_000, interval: 500, message: topic }).toEqual(counts);
}

describe.concurrent('clients that people have, through gateway, functions and streams', () => {
  it("RudderStack's SDK, which gzips and says that it sends a form", async ({ expect }) => {
    const rudder = new RudderAnalytics(deployment.writeKey, {
      dataPlaneUrl: deployment.url,
      flushAt: 20,
      flushInterval: 200,
      logLevel: 'error',
    });
    for (let visitor = 0; visitor < 30; visitor += 1) {
      rudder.track({ userId: `visitor-${visitor % 15}`, event: 'Product Added', properties: { product_id: 'rudder-7', name: 'Oars' } });
    }
    await rudder.flush();
    await expectCounted(expect, 'product:rudder-7', { usesPerDay: 30, actorsPerDay: 15 });
  });

  it('the cloudevents package: binary, structured and in batches', async ({ expect }) => {
    const authorization = `Bearer ${deployment.writeKey}`;
    const event = (id: number): CloudEvent<object> =>
      new CloudEvent({ id: `order-${id}`, source: '/till', type: 'order', subject: 'product:kite', data: { userId: `guest-${id}` } });
    for (const [index, mode] of [Mode.BINARY, Mode.STRUCTURED].entries()) {
      const emit = emitterFor(httpTransport(`${deployment.url}/v1/events`), { mode });
      for (let id = 0; id < 4; id += 1) await emit(event(index * 4 + id), { headers: { authorization } });
    }
    const batch = Array.from({ length: 10 }, (_, index) => String(HTTP.structured(event(4 + index)).body));
    const response = await fetch(`${deployment.url}/v1/events`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/cloudevents-batch+json' },
      body: `[${batch.join(',')}]`,
    });
    expect([response.status, await response.json()]).toEqual([200, expect.objectContaining({ accepted: 10, refused: 0 })]);
    // Ids 4 to 7 came twice from the same source, and count once.
    await expectCounted(expect, 'product:kite', { usesPerDay: 14, actorsPerDay: 14 });
  });

  it('the masto client reads the trends that came of posts', async ({ expect }) => {
    const activities = Array.from({ length: 80 }, (_, index) => ({
      id: `post-${index}`,
      kind: 'post',
      actor: `person-${index}`,
      text: 'Look up #Aurora',
    }));
    const response = await fetch(`${deployment.url}/v1/activities`, {
      method: 'POST',
      headers: { authorization: `Bearer ${deployment.writeKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ activities }),
    });
    expect(response.status).toBe(200);
    // The edge keeps Mastodon's answers for a minute: the client asks once the trend is there.
    const topics = async (): Promise<string[]> =>
      (await deployment.get<{ trends: { topic: string }[] }>('/v1/trends')).trends.map(({ topic }) => topic);
    await expect.poll(topics, { timeout: 150_000, interval: 500 }).toContain('aurora');
    const masto = createRestAPIClient({ url: deployment.url });
    expect((await masto.v1.trends.tags.list()).map(({ name }) => name)).toEqual(['Aurora']);
    await expectCounted(expect, 'aurora', { usesPerDay: 80, actorsPerDay: 80 });
    const [tag] = await masto.v1.trends.tags.list({ limit: 1 });
    expect(tag?.url).toContain('/topics/aurora');
    expect(tag?.history).toHaveLength(7);
  });
});
