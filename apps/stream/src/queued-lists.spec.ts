import { writeListChange } from '@groundswell/feed';
import { encodeList, MalformedBytesError, type TrendList } from '@groundswell/trend';
import { describe, expect, it } from 'vitest';
import { trendListOf } from '../../../test/factories/trend-lists.ts';
import { changeIn, takeInOrder } from './queued-lists.ts';

const STORED = encodeList(trendListOf(['ai'], 1_780_000_000_000)).bytes;
const record = (body: string, messageId = 'm', group = 'g') => ({ messageId, body, attributes: { MessageGroupId: group } });
const none = () => Promise.resolve(undefined);

describe('a message of the queue `lists`', () => {
  it('tells of the list that was written and of the one before it', async () => {
    const both = await changeIn(record(writeListChange({ scope: 'everywhere', sequence: '1', before: STORED, after: STORED })), none);
    expect(both?.after.trends.length).toBeGreaterThan(0);
    expect(both?.before).toEqual(both?.after);
    const first = await changeIn(record(writeListChange({ scope: 'everywhere', sequence: '1', after: STORED })), none);
    expect(first).toEqual({ after: both?.after, before: undefined });
  });

  it('that was too large for its lists tells of the list as it is now', async () => {
    const text = writeListChange({ scope: 'region:NO', sequence: '1', after: new Uint8Array(300_000) });
    const now: TrendList = { scope: 'region:NO', at: 7, trends: [] };
    const asked: string[] = [];
    const current = (scope: string) => {
      asked.push(scope);
      return Promise.resolve(now);
    };
    expect(await changeIn(record(text), current)).toEqual({ after: now, before: undefined });
    expect(await changeIn(record(text), none)).toBeUndefined();
    expect(asked).toEqual(['region:NO']);
  });

  it('with a damaged list is an error that tells so', async () => {
    const text = writeListChange({ scope: 'everywhere', sequence: '1', after: Uint8Array.of(9, 9, 9) });
    await expect(changeIn(record(text), none)).rejects.toThrow(MalformedBytesError);
  });
});

describe('messages of several groups', () => {
  it('come again where they failed, with what follows them in their group, and hold up no other', async () => {
    const taken: string[] = [];
    const errors: unknown[] = [];
    const records = ['a1 a', 'b1 b', 'a2 a', 'b2 b', 'c1 c'].map((text) => record(text, ...(text.split(' ') as [string, string])));
    const take = ({ messageId }: { readonly messageId: string }): Promise<void> => {
      if (messageId === 'a1') return Promise.reject(new Error('down'));
      taken.push(messageId);
      return Promise.resolve();
    };
    const answer = await takeInOrder(records, take, (error) => void errors.push(error));
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'a1' }, { itemIdentifier: 'a2' }] });
    expect([taken, errors.length]).toEqual([['b1', 'b2', 'c1'], 1]);
  });
});
