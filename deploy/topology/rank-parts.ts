import type { FunctionSpec, Topology } from './model.ts';

const MOST_PARTS = 64;
/** Seconds that the last look of a minute may take. */
const LAST_LOOK = 20;

/**
 * The topology with so many rankers side by side, each for a part of the topics (`docs/decisions/0034`). The first
 * is woken by new deltas, and stands for all where the table's stream has no room for more readers; the others look
 * by themselves, all the minute for which the schedule wakes them. One instance of each, so that what it remembers
 * is of its part.
 * @throws RangeError for what topics cannot be parted in
 */
export function inParts(topology: Topology, parts: number): Topology {
  if (!Number.isInteger(Math.log2(parts)) || parts < 1 || parts > MOST_PARTS)
    throw new RangeError(`GROUNDSWELL_RANK_PARTS must be a power of two up to ${MOST_PARTS}, not ${parts}`);
  if (parts === 1) return topology;
  const functions = topology.functions.map((spec): FunctionSpec => valued(spec, parts));
  const rank = functions.find(({ name }) => name === 'rank') as FunctionSpec;
  const others = Array.from({ length: parts - 1 }, (_, index) => rankerOf(rank, index + 1));
  return { ...topology, functions: [...functions, ...others] };
}

/** In how many parts who starts or renders a deployment wants topics ranked. */
export function partsIn(settings: Readonly<Record<string, string | undefined>>): number {
  return Number(settings['GROUNDSWELL_RANK_PARTS'] || '1');
}

function valued(spec: FunctionSpec, parts: number): FunctionSpec {
  if (!spec.settings.includes('GROUNDSWELL_RANK_PARTS')) return spec;
  return { ...spec, values: { ...spec.values, GROUNDSWELL_RANK_PARTS: String(parts) } };
}

function rankerOf(rank: FunctionSpec, part: number): FunctionSpec {
  return {
    ...rank,
    name: `rank-${part}`,
    bundle: 'rank',
    // It looks all the minute, and may be in the middle of a look when the next one begins.
    timeoutSeconds: rank.timeoutSeconds + LAST_LOOK,
    description: `${rank.description} Part ${part}.`,
    values: { ...rank.values, GROUNDSWELL_RANK_PART: String(part) },
    triggers: rank.triggers.filter(({ kind }) => kind === 'schedule').map((trigger) => ({ ...trigger, name: `refresh-${part}` })),
  };
}
