import { ManualClock, SequentialIds } from '@groundswell/kernel';
import { LeasedRateLimiter, MemoryTokenLeases } from '@groundswell/security';
import { describe, expect, it } from 'vitest';
import { MemoryActivityStream } from './activity-stream.ts';
import { openDelivery } from './body.ts';
import { type ConsentRules, signalsOptOut } from './consent.ts';
import { Intake, type Receipt, type Sender } from './intake.ts';
import { checkMapping } from './mapping/compiled-mapping.ts';
import { protocols, type ProtocolName } from './protocols/registry.ts';

interface Sent extends Receipt {
  /** What the stream holds afterwards. */
  readonly lines: readonly string[];
}

async function send(protocol: ProtocolName, body: unknown, consent?: ConsentRules, sender: Partial<Sender> = {}): Promise<Sent> {
  const stream = new MemoryActivityStream();
  const clock = new ManualClock(1_760_000_000_000);
  const intake = new Intake(stream, new LeasedRateLimiter(new MemoryTokenLeases(), clock), clock, new SequentialIds('made'));
  const source = { id: 'shop', name: 'Shop', writeKeys: ['k'], createdAt: 0, ...(consent === undefined ? {} : { mapping: { consent } }) };
  const reading = protocols[protocol].read(
    openDelivery(Buffer.from(JSON.stringify(body)), {
      'content-type': protocol === 'events' ? 'application/cloudevents+json' : 'application/json',
    }),
  );
  const receipt = await intake.take(reading, { source, correlationId: 'c', isOperator: false, ...sender });
  return { ...receipt, lines: stream.lines.map(({ line }) => line) };
}

const track = (more: object) => ({ messageId: 'm', userId: 'ann', event: 'Thing Done', ...more });
const preferring = (categoryPreferences: object) => track({ context: { consent: { categoryPreferences } } });
const DROPPED = (reason: string) => ({
  accepted: 0,
  refused: 0,
  dropped: 1,
  results: [{ index: 0, id: 'm', status: 'dropped', reason }],
  lines: [],
});

describe('an activity of somebody who does not want to be counted', () => {
  it.each([
    ['optOut', track({ optOut: true })],
    ['doNotTrack', track({ doNotTrack: '1' })],
    ['context.optOut', track({ context: { optOut: 'true' } })],
    ['context.doNotTrack', track({ context: { doNotTrack: 1 } })],
    ['properties.optOut', track({ properties: { optOut: 'yes' } })],
  ])('is dropped and put nowhere: %s', async (_flag, body) => {
    expect(await send('track', body)).toEqual(DROPPED('opted-out'));
  });

  it.each([track({ optOut: false }), track({ context: { doNotTrack: 'unspecified' } }), track({}), track({ context: 'nonsense' })])(
    'is none without such a flag (%#)',
    async (body) => {
      expect(await send('track', body)).toMatchObject({ accepted: 1, refused: 0 });
    },
  );

  it('is known in our own activities and in CloudEvents, too', async () => {
    const activities = {
      activities: [
        { id: 'm', kind: 'post', actor: 'ann', optOut: true },
        { id: 'n', kind: 'post', actor: 'bob' },
      ],
    };
    expect(await send('activities', activities)).toMatchObject({
      accepted: 1,
      refused: 0,
      dropped: 1,
      results: [{ status: 'dropped' }, { status: 'accepted' }],
    });
    const event = { specversion: '1.0', id: '1', source: 's', type: 'done', data: { userId: 'ann', doNotTrack: true } };
    expect(await send('events', event)).toMatchObject({ accepted: 0, refused: 0, dropped: 1, lines: [] });
    expect(await send('activities', [{ kind: 'post', actor: 'a', properties: { doNotTrack: true } }])).toMatchObject({ dropped: 1 });
  });

  it('has its say before anything of it is looked at: what is dropped is not refused', async () => {
    expect(await send('track', { ...track({ optOut: true }), userId: undefined })).toMatchObject({ dropped: 1, refused: 0 });
  });
});

describe("a person's preferences by category", () => {
  it.each([
    ['analytics refused', { Analytics: false, Advertising: true }, 'no-consent'],
    ['measurement refused', { measurement: 'false' }, 'no-consent'],
    ['something else refused', { Advertising: false }, undefined],
    ['analytics agreed to', { Analytics: true }, undefined],
  ])('%s', async (_case, preferences, reason) => {
    const sent = await send('track', preferring(preferences));
    if (reason === undefined) expect(sent).toMatchObject({ accepted: 1 });
    else expect(sent).toEqual(DROPPED(reason));
  });

  it('may be other categories of a source, and what says nothing of them may be dropped', async () => {
    const consent: ConsentRules = { categories: ['C0002', 'C0004'], unstated: 'drop' };
    expect(await send('track', preferring({ C0002: true, C0004: true }), consent)).toMatchObject({ accepted: 1 });
    expect(await send('track', preferring({ C0002: true }), consent)).toEqual(DROPPED('no-consent'));
    expect(await send('track', track({}), consent)).toEqual(DROPPED('no-consent'));
  });

  it('may stand elsewhere, as the purposes of an IAB string do that a page has read', async () => {
    const consent: ConsentRules = { preferences: 'context.tcf.purposes', categories: ['8'] };
    expect(await send('track', track({ context: { tcf: { purposes: { 1: true, 8: false } } } }), consent)).toEqual(DROPPED('no-consent'));
    expect(await send('track', track({ context: { tcf: { purposes: { 8: 1 } } } }), consent)).toMatchObject({ accepted: 1 });
  });

  it('may be flags of a name of their own', async () => {
    expect(await send('track', track({ properties: { no_stats: true } }), { optOuts: ['properties.no_stats'] })).toEqual(
      DROPPED('opted-out'),
    );
  });

  it('keeps the built-in rules where a source has none of its own', async () => {
    const body = { messageId: 'm', userId: 'ann', event: 'Product Viewed', properties: { product_id: 7 } };
    expect((await send('track', body, { unstated: 'take' })).lines[0]).toContain('"topics":["product:7"]');
  });

  it('is refused where a path is none', () => {
    expect(() => checkMapping({ consent: { preferences: 'a..b' } })).toThrow('is not a path');
  });
});

describe("a browser's signal", () => {
  it.each([
    [{ 'sec-gpc': '1' }, true],
    [{ dnt: '1' }, true],
    [{ dnt: '0' }, false],
    [{}, false],
  ])('is read off headers (%o)', (headers, expected) => {
    expect(signalsOptOut(headers)).toBe(expected);
  });

  it('is heeded unless the source says that people agreed otherwise', async () => {
    expect(await send('track', track({}), undefined, { signalsOptOut: true })).toEqual(DROPPED('opted-out'));
    expect(await send('track', track({}), { browserSignals: 'ignore' }, { signalsOptOut: true })).toMatchObject({ accepted: 1 });
  });

  it("says nothing in a server's own request", async () => {
    const server = { id: 'api', name: 'API', writeKeys: ['k'], servers: true as const, createdAt: 0 };
    expect(await send('track', track({}), undefined, { signalsOptOut: true, source: server })).toMatchObject({ accepted: 1 });
  });
});
