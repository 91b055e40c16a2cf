import { encodeList } from '@groundswell/trend';
import { describe, expect, it } from 'vitest';
import { trendListOf } from '../../../test/factories/trend-lists.ts';
import { changedLists } from './changed-lists.ts';

const NOW = 1_780_000_000_000;
const image = (topics: readonly string[]) => ({ body: { B: Buffer.from(encodeList(trendListOf(topics, NOW)).bytes).toString('base64') } });
const topicsOf = (list: ReturnType<typeof changedLists>[number]['before']) => list?.trends.map(({ topic }) => topic);

describe('the lists that a batch says were written', () => {
  it('come each with the one before it, in their order', () => {
    const batch = {
      Records: [
        { dynamodb: { NewImage: image(['ai']) } },
        { dynamodb: { OldImage: image(['ai']), NewImage: image(['tea', 'ai']) } },
        // What the trends of a table that is not read look like: nothing of a list.
        { dynamodb: { NewImage: {} } },
        { dynamodb: {} },
        {},
      ],
    };
    const changes = changedLists(batch, () => expect.unreachable());
    expect(changes.map(({ before, after }) => [topicsOf(before), topicsOf(after)])).toEqual([
      [undefined, ['ai']],
      [['ai'], ['tea', 'ai']],
    ]);
    expect(changes[1]?.after).toMatchObject({ scope: 'everywhere', at: NOW });
  });

  it('are left out where they can not be read, which is told, and the others stay', () => {
    const damaged = { body: { B: Buffer.from('no list').toString('base64') } };
    const told: unknown[] = [];
    const Records = [
      { dynamodb: { NewImage: damaged } },
      { dynamodb: { OldImage: damaged, NewImage: image(['ai']) } },
      { dynamodb: { NewImage: image(['tea']) } },
    ];
    const changes = changedLists({ Records }, (error) => told.push(error));
    expect(changes.map(({ after }) => topicsOf(after))).toEqual([['tea']]);
    expect(told).toEqual([expect.any(Error), expect.any(Error)]);
  });

  it('are none where nothing was written', () => {
    expect(changedLists({}, () => expect.unreachable())).toEqual([]);
  });
});
