import type { AlertMatcher, Deliverer, DeliveryReport, Digests, ListChange } from '@groundswell/feed';
import { writeListChange } from '@groundswell/feed';
import { Log, Metrics } from '@groundswell/telemetry';
import { encodeList, InMemoryTrendReads } from '@groundswell/trend';
import { describe, expect, it } from 'vitest';
import { trendListOf } from '../../../test/factories/trend-lists.ts';
import { NotifyHandler } from './notify.handler.ts';

const plenty = { getRemainingTimeInMillis: () => 60_000 };
const after = encodeList(trendListOf(['ai'], 1_780_000_000_000)).bytes;
const messageOf = (bytes: Uint8Array, messageId: string) => ({
  messageId,
  body: writeListChange({ scope: 'everywhere', sequence: '1', after: bytes }),
  attributes: { MessageGroupId: messageId },
});
const batch = { Records: [messageOf(after, 'one')] };
const nothing: DeliveryReport = { sent: 0, putOff: 0, dead: 0 };

interface Given {
  readonly match?: (changes: readonly ListChange[]) => Promise<number>;
  readonly digests?: () => Promise<number>;
  readonly deliver?: (hasTime: () => boolean) => Promise<DeliveryReport>;
}

/** A handler, and what it did in its order. */
function handlerOf(given: Given = {}) {
  const did: string[] = [];
  const logged: string[] = [];
  const measured: string[] = [];
  const note = <Arguments extends readonly unknown[], Result>(name: string, work: (...args: Arguments) => Result) => {
    return (...args: Arguments): Result => {
      did.push(name);
      return work(...args);
    };
  };
  const matcher = { match: note('match', given.match ?? ((changes) => Promise.resolve(changes.length))) } as unknown as AlertMatcher;
  const digests = { run: note('digests', given.digests ?? (() => Promise.resolve(0))) } as unknown as Digests;
  const deliverer = { run: note('deliver', given.deliver ?? (() => Promise.resolve(nothing))) } as unknown as Deliverer;
  const log = new Log({ level: 'info', write: (line) => void logged.push(line) });
  const metrics = new Metrics({ write: (line) => void measured.push(line) });
  return { handler: new NotifyHandler(matcher, digests, deliverer, new InMemoryTrendReads(), log, metrics), did, logged, measured };
}

describe('the function that notifies', () => {
  it('puts what lists tell into the outbox, and delivers it', async () => {
    const { handler, did, measured } = handlerOf({ deliver: () => Promise.resolve({ sent: 2, putOff: 1, dead: 1 }) });
    await handler.handle(batch, plenty);
    expect(did).toEqual(['match', 'deliver']);
    expect(JSON.parse(measured[0] ?? '')).toMatchObject({ DeliveriesSent: 2, DeliveriesPutOff: 1, DeliveriesDead: 1 });
  });

  it('delivers nothing after a batch that tells nobody anything, and says nothing', async () => {
    const { handler, did, measured, logged } = handlerOf({ match: () => Promise.resolve(0) });
    await handler.handle(batch, plenty);
    expect([did, measured, logged]).toEqual([['match'], [], []]);
  });

  it('looks for digests that are due when it is woken, and delivers what waits in any case', async () => {
    const { handler, did, measured } = handlerOf();
    await handler.handle({}, plenty);
    expect([did, measured]).toEqual([['digests', 'deliver'], []]);
  });

  it('has a message come again that is not in the outbox', async () => {
    const { handler, did } = handlerOf({ match: () => Promise.reject(new Error('the table is down')) });
    expect(await handler.handle(batch, plenty)).toEqual({ batchItemFailures: [{ itemIdentifier: 'one' }] });
    expect(did).toEqual(['match']);
  });

  it('has no batch delivered again for what could not be sent: that waits in the outbox', async () => {
    const { handler, logged } = handlerOf({ deliver: () => Promise.reject(new Error('the table is down')) });
    expect(await handler.handle(batch, plenty)).toEqual({ batchItemFailures: [] });
    expect(logged.join()).toContain('deliveries wait');
  });

  it('tells of a list that it can not read, and goes on with the others', async () => {
    const matched: number[] = [];
    const { handler, measured, logged } = handlerOf({ match: (changes) => Promise.resolve(matched.push(changes.length)) });
    const damaged = [messageOf(Uint8Array.of(9, 9), 'list'), { ...messageOf(after, 'text'), body: 'no message' }];
    expect(await handler.handle({ Records: [...damaged, ...batch.Records] }, plenty)).toEqual({ batchItemFailures: [] });
    expect(matched).toEqual([1]);
    expect(measured.join()).toContain('"ListsUnreadable":1');
    expect(logged.join()).toContain('a list could not be read');
  });

  it('leaves time for what is being sent', async () => {
    let left = 60_000;
    const had: boolean[] = [];
    const deliver = (hasTime: () => boolean) => {
      had.push(hasTime());
      left = 20_000;
      had.push(hasTime());
      return Promise.resolve(nothing);
    };
    await handlerOf({ deliver }).handler.handle({}, { getRemainingTimeInMillis: () => left });
    expect(had).toEqual([true, false]);
  });
});
