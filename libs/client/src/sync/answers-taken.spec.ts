import { describe, expect, it } from 'vitest';
import { type Settle, takeAnswers } from './answers-taken.ts';
import { type DeviceState, NOTHING_KNOWN, viewOf, type Wish, withChanges, withMutation } from './device-state.ts';
import type { MutationResult, ServerItem } from './mutations.ts';
import { deviceWins, mergeMembers, serverWins } from './settling.ts';

const item = (version: number, value?: unknown): ServerItem => ({
  collection: 'alerts',
  id: 'x',
  version,
  ...(value === undefined ? {} : { value }),
});

/** A device that knows version 3 of an item, with wishes for it that wait: `m1`, `m2`, ... */
function waiting(...wishes: readonly Wish[]): DeviceState {
  const known = withChanges(NOTHING_KNOWN, { changes: [item(3, { top: 3 })], cursor: 'c', more: false });
  return wishes.reduce((state, wish, index) => withMutation(state, `m${index + 1}`, 'alerts', 'x', wish), known);
}

function take(state: DeviceState, results: readonly Partial<MutationResult>[], settle: Settle = serverWins) {
  let made = 0;
  const told = results.map((result, index) => ({ id: `m${index + 1}`, ...result })) as MutationResult[];
  return takeAnswers(state, told, settle, () => `new-${(made += 1)}`);
}

const sent = ({ queue }: DeviceState) => queue.map(({ id, base, after, set }) => ({ id, base, after, set }));

describe('mutations that wait', () => {
  it('name the version that was seen, and the mutation that they come after', () => {
    expect(sent(waiting({ set: { top: 1 } }, { remove: true }))).toEqual([
      { id: 'm1', base: 3, after: undefined, set: { top: 1 } },
      { id: 'm2', base: 3, after: 'm1', set: undefined },
    ]);
    expect(viewOf(waiting({ set: { top: 1 } }), 'alerts')).toEqual([{ id: 'x', value: { top: 1 }, isPending: true }]);
    expect(viewOf(waiting({ remove: true }), 'alerts')).toEqual([]);
  });

  it('have seen what those before them made, once that is known', () => {
    const { state } = take(waiting({ set: { top: 1 } }, { set: { top: 2 } }), [{ status: 'applied', version: 4 }]);
    expect(state.queue).toEqual([{ id: 'm2', collection: 'alerts', item: 'x', set: { top: 2 }, base: 4, after: 'm1', seen: { top: 1 } }]);
    expect(state.known.items['alerts x']).toMatchObject({ version: 4, value: { top: 1 } });
  });

  it('never bring back what is older than what is known', () => {
    const newer = withChanges(waiting({ set: { top: 1 } }), { changes: [item(9, { top: 9 })], cursor: 'd', more: false });
    const { state } = take(newer, [{ status: 'already-applied', version: 4 }]);
    expect(state.known.items['alerts x']).toMatchObject({ version: 9, value: { top: 9 } });
  });
});

describe('refusals', () => {
  it('are told, and what came after the refused one is tried again on its own', () => {
    const problem = { code: 'invalid-mutation', detail: 'set.top: too big' };
    const { state, events } = take(waiting({ set: { top: 99 } }, { set: { top: 2 } }), [
      { status: 'refused', problem },
      { status: 'conflict', server: item(3, { top: 3 }) },
    ]);
    expect(events).toMatchObject([{ type: 'refused', mutation: { id: 'm1' }, problem }]);
    expect(sent(state)).toEqual([{ id: 'new-1', base: 3, after: undefined, set: { top: 2 } }]);
  });
});

describe('conflicts', () => {
  const theirs = { status: 'conflict', server: item(7, { top: 7 }) } as const;

  it('are settled once for an item, with what the person wanted last', () => {
    const three = waiting({ set: { top: 1 } }, { set: { top: 2 } }, { set: { top: 4 } });
    const { state, events } = take(three, [theirs, theirs]);
    expect(state.queue).toEqual([]);
    expect(events).toEqual([
      {
        type: 'conflict',
        conflict: { collection: 'alerts', item: 'x', mine: { set: { top: 4 } }, server: item(7, { top: 7 }), seen: { top: 3 } },
        settled: 'server',
      },
    ]);
    expect(sent(take(three, [theirs, theirs], deviceWins).state)).toEqual([{ id: 'new-1', base: 7, after: undefined, set: { top: 4 } }]);
  });

  it('are none when the last one agreed with the server', () => {
    const { state, events } = take(waiting({ set: { top: 1 } }, { set: { top: 7 } }), [theirs, { status: 'applied', version: 7 }]);
    expect([state.queue, events]).toEqual([[], []]);
  });

  it('are none over an item that the server has forgotten and the person removed', () => {
    const gone = withChanges(NOTHING_KNOWN, { changes: [item(4)], cursor: 'c', more: false });
    const state = withMutation(gone, 'm1', 'alerts', 'x', { set: { top: 1 } });
    const taken = take(state, [{ status: 'conflict', server: item(0) }]);
    expect([sent(taken.state), taken.events]).toEqual([[{ id: 'new-1', base: 0, after: undefined, set: { top: 1 } }], []]);
  });

  it('over an item that somebody else removed leave it removed', () => {
    const { state, events } = take(waiting({ set: { top: 1 } }), [{ status: 'conflict', server: item(8) }]);
    expect([viewOf(state, 'alerts'), events.length]).toEqual([[], 1]);
  });

  it('are settled under the name that the server has for the item', () => {
    const state = withMutation(NOTHING_KNOWN, 'm1', 'follows', 'ＡＩ', { remove: true });
    const server = { collection: 'follows', id: 'ai', version: 5, value: {} };
    const { state: after } = take(state, [{ status: 'conflict', server }], deviceWins);
    expect(after.queue).toMatchObject([{ item: 'ai', base: 5, remove: true }]);
  });
});

describe('mergeMembers', () => {
  const merge = (mine: Wish, server: unknown, seen: unknown = { a: 1, b: 1 }) =>
    mergeMembers({ collection: 'profile', item: 'me', mine, server: { ...item(7, server), collection: 'profile' }, seen });

  it('takes what changed here, and leaves the rest', () => {
    expect(merge({ set: { a: 2, b: 1, c: 3 } }, { a: 1, b: 9 })).toEqual({ set: { a: 2, b: 9, c: 3 } });
    expect(merge({ set: { b: 1 } }, { a: 1, b: 9 })).toEqual({ set: { b: 9 } });
  });

  it('leaves it to the server where nothing changed here, or one side removed the item', () => {
    expect(merge({ set: { a: 1, b: 1 } }, { a: 5, b: 5 })).toBe('server');
    expect(merge({ remove: true }, { a: 1 })).toBe('server');
    expect(merge({ set: { a: 2 } }, undefined)).toBe('server');
  });
});
