import type { Settle } from './answers-taken.ts';

/** What the server has stays: the other device was quicker. */
export const serverWins: Settle = () => 'server';

/** What the person wanted on this device counts, whatever the other device did. */
export const deviceWins: Settle = ({ mine }) => mine;

/**
 * Takes what this device changed, member by member, and leaves the rest as the server has it: somebody who sets quiet
 * hours here and a language there gets both. Where one side removed the item the server wins.
 */
export const mergeMembers: Settle = ({ mine, server, seen }) => {
  if (!('set' in mine) || !isRecord(mine.set) || !isRecord(server.value)) return 'server';
  const merged: Record<string, unknown> = { ...server.value };
  const before = isRecord(seen) ? seen : {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(mine.set)])) {
    if (isSame(before[name], mine.set[name])) continue;
    if (mine.set[name] === undefined) delete merged[name];
    else merged[name] = mine.set[name];
  }
  return isSame(merged, server.value) ? 'server' : { set: merged };
};

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Members in the order in which they stand: one that only moved is set once more, which does no harm. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
