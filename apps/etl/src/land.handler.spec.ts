import {
  AlertMatcher,
  Keeper,
  ListChanges,
  MemoryKeptItems,
  MemoryListChanges,
  MemoryOutbox,
  MemoryWatchers,
  slotOf,
} from '@groundswell/feed';
import { HOUR, ManualClock, UnavailableError } from '@groundswell/kernel';
import { Settings } from '@groundswell/settings';
import { Log, Metrics } from '@groundswell/telemetry';
import { encodeList, PublicRules } from '@groundswell/trend';
import type { Lander, LandingReport } from '@groundswell/warehouse';
import { describe, expect, it } from 'vitest';
import { trendListOf } from '../../../test/factories/trend-lists.ts';
import { changeIn } from '../../stream/src/queued-lists.ts';
import { LandHandler } from './land.handler.ts';

const NOW = 1_780_000_000_000;
const STORED = Buffer.from(encodeList(trendListOf(['ai'], NOW)).bytes);
const ARN = 'arn:aws:dynamodb:us-east-1:000000000000:table/the-trends/stream/2026';
const NOTHING: LandingReport = { rows: 0, objects: 0, deadLetters: 0, leftOut: 0, erased: 0 };

/** A record of the stream of the table `trends`, as Lambda gives it. */
function written(sequence: string, pk = 'T#everywhere', sk = 'list') {
  const dynamodb = {
    SequenceNumber: sequence,
    Keys: { pk: { S: pk }, sk: { S: sk } },
    NewImage: { body: { B: STORED.toString('base64') } },
  };
  return { eventName: 'MODIFY', eventSourceARN: ARN, dynamodb };
}

function landOver(lists: ListChanges) {
  const landed: unknown[] = [];
  const lander: Pick<Lander, 'changes'> = {
    changes: (_table, records) => {
      landed.push(...records);
      return Promise.resolve(NOTHING);
    },
  };
  const names = { GROUNDSWELL_TABLE_IDENTITY: 'people', GROUNDSWELL_TABLE_ENGAGEMENT: 'kept', GROUNDSWELL_TABLE_TRENDS: 'the-trends' };
  const settings = Settings.read(['GROUNDSWELL_TABLE_IDENTITY', 'GROUNDSWELL_TABLE_ENGAGEMENT', 'GROUNDSWELL_TABLE_TRENDS'], names);
  const write = () => undefined;
  const handler = new LandHandler(lander as Lander, lists, new Log({ write }), new Metrics({ write }), settings);
  return { handle: (...Records: unknown[]) => handler.handle({ Records }), landed };
}

/** Whoever tells people of what is in the queue, and what it put into the outbox. */
function telling() {
  const clock = new ManualClock(NOW - HOUR);
  const items = new MemoryKeptItems();
  const outbox = new MemoryOutbox(clock);
  const rules = new PublicRules(
    1,
    new Set(),
    () => false,
    () => false,
  );
  const publicity = { rules: () => Promise.resolve(rules), allowsScope: () => Promise.resolve(true) };
  const matcher = new AlertMatcher({ watchers: new MemoryWatchers(items), items, outbox, publicity, clock });
  const asks = async (topic: string): Promise<void> => {
    const set = { when: { kind: 'topic-starts', topic }, by: ['email'] };
    const mutation = { id: 'm', collection: 'alerts', item: '00000000-0000-4000-8000-000000000001', set } as const;
    expect((await new Keeper(items, clock).apply('ada', [mutation]))[0]?.status).toBe('applied');
  };
  const tell = async (messages: readonly string[]): Promise<void> => {
    for (const body of messages) {
      const change = await changeIn({ messageId: '', body, attributes: {} }, () => Promise.resolve(undefined));
      if (change !== undefined) await matcher.match([change]);
    }
  };
  const told = async () => (await outbox.take(slotOf('ada'), clock.now() + HOUR, 100)).held.length;
  return { asks, tell, told };
}

describe('changes of lists that `land` reads', () => {
  it('go to the queue; other records of their table, and lists of parts, land', async () => {
    const lists = new MemoryListChanges();
    const { handle, landed } = landOver(lists);
    const others = [written('2', 'E#everywhere'), written('3', 'T#everywhere', 'list#1')];
    await handle(written('1'), ...others);
    expect([lists.messages().length, landed]).toEqual([1, others]);
  });

  it('are told of once where it dies after sending, before the batch is acknowledged', async () => {
    const lists = new MemoryListChanges();
    const { handle } = landOver(lists);
    const batch = [written('1'), written('2')];
    await handle(...batch);
    await handle(...batch);
    expect(lists.messages()).toHaveLength(2);
    // After five minutes a queue has forgotten what it was sent: then messages come twice.
    const people = telling();
    await people.asks('ai');
    await people.tell([...lists.messages(), ...lists.messages()]);
    expect(await people.told()).toBe(1);
  });

  it('are told of after the retry where it dies before sending', async () => {
    const kept = new MemoryListChanges();
    let isDown = true;
    const lists = new (class extends ListChanges {
      send(changes: Parameters<ListChanges['send']>[0]): Promise<void> {
        return isDown ? Promise.reject(new UnavailableError('Messages can not be sent just now', 5)) : kept.send(changes);
      }
    })();
    const { handle } = landOver(lists);
    await expect(handle(written('1'))).rejects.toThrow(UnavailableError);
    expect(kept.messages()).toEqual([]);
    isDown = false;
    await handle(written('1'));
    expect(kept.messages()).toHaveLength(1);
  });
});
