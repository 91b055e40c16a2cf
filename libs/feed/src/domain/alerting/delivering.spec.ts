import { HOUR, ManualClock, MINUTE } from '@groundswell/kernel';
import { EVERYWHERE, type Scope } from '@groundswell/topic';
import { PublicRules } from '@groundswell/trend';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Keeper } from '../keeping/keeper.ts';
import { MemoryKeptItems, MemoryWatchers } from '../keeping/memory-kept-items.ts';
import { AlertMatcher } from './alert-matcher.ts';
import { Deliverer } from './deliverer.ts';
import { MemoryDeliveryFailures } from './delivery-failures.ts';
import { endpointId, MemoryEndpointStore } from './endpoint.ts';
import type { ListChange, ShownList } from './happenings.ts';
import { MemoryOutbox } from './memory-outbox.ts';
import { Outbox } from './outbox.ts';
import { PushToEndpoints } from './push-to-endpoints.ts';
import { LettersToPeople, type Message, type Push, type PushAddress, PushTransport, type Sent, WebhookPost } from './sending.ts';
import { WebhookKeyring } from './webhook-keys.ts';

const START = Date.parse('2026-11-23T12:00:00Z');
const HOOK = 'https://hooks.example/alerts';
const AI = 'topic-starts everywhere 1795431600000 ai';

/** Somebody who takes what is sent, or does not. */
class Receiver {
  readonly took: {
    readonly to: string;
    readonly id: string;
    readonly message?: Message;
    readonly body?: unknown;
    readonly keys?: number;
  }[] = [];
  answer: () => Sent = () => ({ became: 'taken' });

  readonly pushes = new (class extends PushTransport {
    constructor(private readonly of: Receiver) {
      super();
    }
    push(address: PushAddress, { id, message }: Push): Promise<Sent> {
      return this.of.take({ to: address.kind === 'web-push' ? address.url : address.token, id, message });
    }
  })(this);
  readonly letters = new (class extends LettersToPeople {
    constructor(private readonly of: Receiver) {
      super();
    }
    send(person: string, message: Message): Promise<Sent> {
      return this.of.take({ to: `${person} by mail`, id: '', message });
    }
  })(this);
  readonly webhooks = new (class extends WebhookPost {
    constructor(private readonly of: Receiver) {
      super();
    }
    post(url: string, id: string, body: Uint8Array, keys: readonly Uint8Array[]): Promise<Sent> {
      return this.of.take({ to: url, id, body: JSON.parse(Buffer.from(body).toString()) as unknown, keys: keys.length });
    }
  })(this);

  private take(one: Receiver['took'][number]): Promise<Sent> {
    const answer = this.answer();
    if (answer.became === 'taken') this.took.push(one);
    return Promise.resolve(answer);
  }
}

function list(at: number, topics: readonly string[], scope: Scope = EVERYWHERE): ShownList {
  const trends = topics.map((topic) => ({ topic, label: `#${topic}`, startedAt: START - HOUR, score: 50, actorsPerDay: 9 }));
  return { scope, at, trends };
}

/** A change from one list of topics to another, after everybody said what they want. */
function change(before: readonly string[], after: readonly string[], at = START + MINUTE, scope?: Scope): ListChange {
  return { before: list(at - 1, before, scope), after: list(at, after, scope) };
}

function world(wrap: (outbox: MemoryOutbox) => Outbox = (outbox) => outbox) {
  const clock = new ManualClock(START);
  const items = new MemoryKeptItems();
  const keeper = new Keeper(items, clock);
  const outbox = new MemoryOutbox(clock);
  const used = wrap(outbox);
  const endpoints = new MemoryEndpointStore();
  const receiver = new Receiver();
  const rules = new PublicRules(
    5,
    new Set(),
    (topic) => topic === 'denied',
    () => false,
  );
  const publicity = { rules: () => Promise.resolve(rules), allowsScope: (scope: Scope) => Promise.resolve(scope !== 'region:XX') };
  const failures = new MemoryDeliveryFailures();
  const webhookKeys = new WebhookKeyring(endpoints, 'a key of at least thirty-two characters', clock);
  const matcher = new AlertMatcher({ watchers: new MemoryWatchers(items), items, outbox: used, publicity, clock });
  const { letters, webhooks } = receiver;
  const pushes = new PushToEndpoints(endpoints, receiver.pushes);
  const deliverer = new Deliverer({ outbox: used, failures, items, pushes, letters, webhooks, webhookKeys, clock, random: () => 1 });
  let count = 0;
  const keep = async (person: string, collection: 'profile' | 'mutes' | 'alerts', item: string, set: object) => {
    const [result] = await keeper.apply(person, [{ id: `m-${(count += 1)}`, collection, item, set }]);
    expect(result?.status).toBe('applied');
  };
  const alert = (person: string, when: object, by: readonly string[] = ['email']) => {
    const id = `00000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`;
    return keep(person, 'alerts', id, { when, by, ...(by.includes('webhook') && { webhook: HOOK }) });
  };
  const device = async (person: string, name: string) => {
    const address: PushAddress = { kind: 'web-push', url: `https://push.example/${name}`, publicKey: '', auth: '' };
    await endpoints.put(person, { id: endpointId(address), address, registeredAt: clock.now() });
  };
  const run = () => deliverer.run(() => true);
  return { clock, failures, items, outbox, endpoints, receiver, matcher, run, keep, alert, device, webhookKeys };
}

const starts = (topic: string, scope?: Scope) => ({ kind: 'topic-starts', topic, ...(scope && { scope }) });
const top = (places: number, scope: Scope = EVERYWHERE) => ({ kind: 'enters-top', scope, top: places });

describe('alerts', () => {
  it('are told when a topic starts where somebody waits for it, in each way once', async () => {
    const { alert, device, matcher, run, receiver, clock, outbox } = world();
    await device('ada', 'phone');
    await device('ada', 'laptop');
    await alert('ada', starts('ai'), ['push', 'email', 'webhook']);
    await alert('ada', starts('ai'));
    await alert('bob', starts('ai', 'region:PT'));
    await alert('eve', starts('tea'));
    clock.advance(MINUTE);
    expect(await matcher.match([change(['tea'], ['tea', 'ai'])])).toBe(4);
    await matcher.match([change(['tea'], ['tea', 'ai']), change([], ['ai', 'tea'], START - 1)]);
    expect(await run()).toEqual({ sent: 3, putOff: 0, dead: 0 });
    await run();
    expect(receiver.took.map(({ to }) => to).toSorted()).toEqual([
      'ada by mail',
      HOOK,
      'https://push.example/laptop',
      'https://push.example/phone',
    ]);
    const hook = receiver.took.find(({ to }) => to === HOOK);
    expect(hook?.body).toEqual({
      type: 'topic-starts',
      id: hook?.id,
      scope: EVERYWHERE,
      topic: 'ai',
      label: '#ai',
      place: 2,
      score: 50,
      startedAt: '2026-11-23T11:00:00.000Z',
      at: '2026-11-23T12:01:00.000Z',
    });
    expect(hook?.keys).toBe(1);
    expect(receiver.took.find(({ to }) => to === 'ada by mail')?.message).toEqual({
      title: '#ai is trending',
      text: '#ai stands at place 2 everywhere.',
      path: '/topics/ai',
    });
    expect(outbox.all().map(({ event, outcome }) => `${event}: ${outcome?.state}`)).toEqual(Array(3).fill(`${AI}: sent`));
  });

  it('are told when anything enters the first places, and once in an episode', async () => {
    const { alert, matcher, outbox } = world();
    await alert('ada', top(2, 'region:PT'));
    await alert('bob', top(1, 'region:PT'));
    const at = START + MINUTE;
    await matcher.match([change(['a', 'b', 'c'], ['a', 'c', 'b'], at, 'region:PT'), change(['a', 'b'], ['b', 'a'], at)]);
    await matcher.match([
      change(['a', 'c', 'b'], ['b', 'c', 'a'], at, 'region:PT'),
      change(['b', 'c', 'a'], ['a', 'b', 'c'], at, 'region:PT'),
    ]);
    await matcher.match([change([], ['x'], at, 'region:XX')]);
    expect(
      outbox
        .all()
        .map(({ person, event }) => `${person} ${event.split(' ')[1]} ${event.at(-1)}`)
        .toSorted(),
    ).toEqual(['ada 2 a', 'ada 2 b', 'ada 2 c', 'bob 1 a', 'bob 1 b']);
  });

  it('are not told of what is muted, denied, or began before somebody asked', async () => {
    const { alert, keep, matcher, outbox, clock } = world();
    await alert('ada', top(5));
    await keep('ada', 'mutes', 'mud', {});
    expect(await matcher.match([change([], ['mud', 'denied'])])).toBe(0);
    clock.advance(HOUR);
    await alert('bob', starts('ai'));
    await matcher.match([change([], ['ai'])]);
    expect(outbox.all().map(({ person }) => person)).toEqual(['ada']);
  });
});

describe('deliveries', () => {
  it('wait while nobody wants to be disturbed, and come as one; webhooks do not wait', async () => {
    const { alert, keep, matcher, run, receiver, clock } = world();
    await keep('ada', 'profile', 'me', { timeZone: 'Europe/Lisbon', quietHours: { from: '11:00', to: '14:00' } });
    for (const topic of ['ai', 'tea', 'rum']) await alert('ada', starts(topic), ['email', 'webhook']);
    clock.advance(MINUTE);
    await matcher.match([change([], ['ai', 'tea', 'rum'])]);
    await run();
    expect(receiver.took.map(({ to }) => to)).toEqual([HOOK, HOOK, HOOK]);
    clock.set(Date.parse('2026-11-23T13:59:00Z'));
    await matcher.match([change([], ['ai', 'tea', 'rum'])]);
    await run();
    expect(receiver.took).toHaveLength(3);
    clock.set(Date.parse('2026-11-23T14:00:00Z'));
    await run();
    await run();
    expect(receiver.took.slice(3).map(({ message }) => message?.title)).toEqual(['3 alerts']);
    expect(receiver.took[3]?.message?.text.split('\n')).toHaveLength(3);
  });

  it('are tried again after longer and longer, as long as they were asked to wait, and given up with a reason', async () => {
    const { alert, matcher, run, receiver, clock, outbox } = world();
    await alert('ada', starts('ai'), ['webhook']);
    clock.advance(MINUTE);
    await matcher.match([change([], ['ai'])]);
    const waits: number[] = [];
    receiver.answer = () => ({
      became: 'put-off',
      reason: 'the receiver answered 503',
      retryAfter: waits.length === 0 ? 90_000 : undefined,
    });
    for (let tries = 0; tries < 20; tries += 1) {
      await run();
      const [one] = outbox.all();
      if (one === undefined || one.outcome !== undefined) break;
      waits.push(one.dueAt - clock.now());
      clock.set(one.dueAt);
    }
    const half = 1_800_000;
    expect(waits).toEqual([90_000, 60_000, 120_000, 240_000, 480_000, 960_000, 1_920_000, half * 2, half * 2, half * 2, half * 2]);
    expect(outbox.all()[0]?.outcome).toEqual({ state: 'dead', reason: 'the receiver answered 503' });
    receiver.answer = () => ({ became: 'taken' });
    await matcher.match([change([], ['ai'])]);
    expect(await run()).toEqual({ sent: 0, putOff: 0, dead: 0 });
  });

  it('go to devices that did not take them again, and to those that are gone no more', async () => {
    const { alert, device, matcher, run, receiver, endpoints, clock, outbox, failures } = world();
    for (const name of ['a', 'b', 'c']) await device('ada', name);
    await alert('ada', starts('ai'), ['push']);
    clock.advance(MINUTE);
    await matcher.match([change([], ['ai'])]);
    const answers: Sent[] = [{ became: 'taken' }, { became: 'gone', reason: '410' }, { became: 'put-off', reason: '503' }];
    receiver.answer = () => answers.shift() ?? { became: 'taken' };
    expect(await run()).toEqual({ sent: 0, putOff: 1, dead: 0 });
    expect((await endpoints.list('ada')).map(({ address }) => address.kind === 'web-push' && address.url.at(-1))).toEqual(['a', 'c']);
    clock.advance(HOUR);
    expect(await run()).toEqual({ sent: 1, putOff: 0, dead: 0 });
    expect(receiver.took.map(({ to }) => to.at(-1))).toEqual(['a', 'c']);
    await alert('bob', starts('tea'), ['push']);
    await matcher.match([change([], ['tea'], clock.now())]);
    expect(await run()).toEqual({ sent: 0, putOff: 0, dead: 1 });
    const reason = 'the person has no device that takes pushes';
    expect(outbox.all().at(-1)?.outcome).toMatchObject({ reason });
    expect(await failures.of('bob')).toEqual([{ channel: 'push', reason, at: clock.now() }]);
    expect(await failures.of('ada')).toEqual([]);
  });

  it('are signed with the key before for a day after a new one came', async () => {
    const { webhookKeys, clock } = world();
    const first = await webhookKeys.of('ada');
    const next = await webhookKeys.next('ada');
    expect(next).toEqual({
      current: expect.stringMatching(/^whsec_[\w+/]{43}=$/) as string,
      previous: first.current,
      previousUntil: START + 24 * HOUR,
    });
    expect(await webhookKeys.bytes('ada')).toHaveLength(2);
    clock.advance(24 * HOUR);
    expect(await webhookKeys.of('ada')).toEqual({ current: next.current });
    expect((await webhookKeys.of('bob')).current).not.toBe(first.current);
  });
});

/** Fails before or after what it does, as a process that dies or an answer that is lost. */
class FailingOutbox extends Outbox {
  failures: ('before' | 'after' | 'no')[] = [];

  constructor(private readonly inner: Outbox) {
    super();
  }

  readonly add: Outbox['add'] = (...args) => this.with(() => this.inner.add(...args));
  readonly take: Outbox['take'] = (...args) => this.with(() => this.inner.take(...args));
  readonly settle: Outbox['settle'] = (...args) => this.with(() => this.inner.settle(...args));
  readonly putOff: Outbox['putOff'] = (...args) => this.with(() => this.inner.putOff(...args));
  readonly erase: Outbox['erase'] = (person) => this.inner.erase(person);

  private async with<Result>(work: () => Promise<Result>): Promise<Result> {
    const failure = this.failures.shift() ?? 'no';
    if (failure === 'before') throw new Error('died');
    const result = await work();
    if (failure === 'after') throw new Error('died');
    return result;
  }
}

describe('over crashes, repeats and reordering', () => {
  const failure = fc.constantFrom('no' as const, 'no' as const, 'no' as const, 'before' as const, 'after' as const);
  const step = fc.oneof(
    fc.record({ kind: fc.constant('match' as const), which: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 4 }) }),
    fc.record({ kind: fc.constant('run' as const), refuses: fc.boolean(), twice: fc.boolean() }),
  );
  const at = START + MINUTE;
  const changes = [
    change([], ['ai'], at),
    change(['ai'], ['tea', 'ai'], at),
    change(['tea', 'ai'], ['ai', 'rum', 'tea'], at),
    change([], ['rum'], at, 'region:PT'),
  ];

  it('everybody is told once of each event in each way', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), fc.array(failure, { maxLength: 60 }), async (steps, failures) => {
        let failing: FailingOutbox | undefined;
        const { alert, device, matcher, run, receiver, clock, outbox } = world((inner) => (failing = new FailingOutbox(inner)));
        const outages = failing as unknown as FailingOutbox;
        await device('ada', 'phone');
        await alert('ada', starts('ai'), ['push', 'email', 'webhook']);
        await alert('ada', top(1), ['webhook']);
        await alert('bob', starts('rum', 'region:PT'), ['webhook', 'email']);
        clock.advance(MINUTE);
        outages.failures = [...failures];
        const survived = async (work: () => Promise<unknown>) => work().catch(() => undefined);
        for (const one of steps) {
          if (one.kind === 'match') await survived(() => matcher.match(one.which.map((index) => changes[index] as ListChange)));
          else {
            receiver.answer = () => (one.refuses ? { became: 'put-off', reason: '503' } : { became: 'taken' });
            await Promise.all([survived(run), ...(one.twice ? [survived(run)] : [])]);
          }
          clock.advance(5 * MINUTE);
        }
        // In the end everything works, and the stream delivers what was not acknowledged.
        const lost = outages.failures.length;
        outages.failures = [];
        receiver.answer = () => ({ became: 'taken' });
        await matcher.match(changes);
        for (let round = 0; round < 15; round += 1) {
          clock.advance(HOUR);
          await run();
        }
        const kept = outbox.all();
        expect(
          kept
            .map(
              ({ person, channel, event }) => `${person} ${channel} ${event.split(' ').slice(0, -2).join(' ')} ${event.split(' ').at(-1)}`,
            )
            .toSorted(),
        ).toEqual([
          'ada email topic-starts everywhere ai',
          'ada push topic-starts everywhere ai',
          'ada webhook enters-top 1 everywhere ai',
          'ada webhook enters-top 1 everywhere tea',
          'ada webhook topic-starts everywhere ai',
          'bob email topic-starts region:PT rum',
          'bob webhook topic-starts region:PT rum',
        ]);
        expect(new Set(kept.map(({ outcome }) => outcome?.state))).toEqual(new Set(['sent']));
        // By their ids receivers were told of each once; without a death nobody was told twice at all.
        expect(new Set(receiver.took.flatMap(({ id }) => id || [])).size).toBe(5);
        if (lost === failures.length) expect(receiver.took).toHaveLength(7);
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});
