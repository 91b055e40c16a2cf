import { MINUTE } from '@groundswell/kernel';
import { CHAIN_START, type Delta, type DeltaLog, DistinctActors, type Slice, TraitTable } from '@groundswell/trend';

/** One actor's use of topics in a minute, as tests write it down. */
export interface Use {
  readonly topics: readonly string[];
  /** Hash of the actor. */
  readonly actor: number;
  /** Minutes since the Unix epoch. */
  readonly minute: number;
  readonly slice?: Partial<Slice>;
  /** It came late: only its hour counts. */
  readonly late?: boolean;
  /** Epoch hour in which the actor was first seen; absent: unknown. */
  readonly since?: number;
  /** Hash of the actor's network; absent: unknown. */
  readonly network?: number;
}

/** A hash that looks like one: spread over all 48 bits, the same for the same number. */
export function actorHash(number: number): number {
  return ((number + 1) * 0x9e37_79b9_7f4b) % 2 ** 48;
}

/** The delta of a batch with these uses; a use is an activity. */
export function deltaOf(shard: string, previous: string, last: string, uses: readonly Use[], labels: Record<string, string> = {}): Delta {
  const slices = new Map<string, { readonly index: number; readonly slice: Slice }>();
  const cells = new Map<string, { time: number; late: boolean; topic: string; slice: number; uses: number; actors: DistinctActors }>();
  for (const use of uses) {
    const slice: Slice = { language: 'en', region: '', kind: 'post', source: 'site', ...use.slice };
    const key = JSON.stringify(slice);
    if (!slices.has(key)) slices.set(key, { index: slices.size, slice });
    const index = slices.get(key)?.index ?? 0;
    for (const topic of ['', ...use.topics]) {
      const late = use.late === true;
      const time = late ? Math.floor(use.minute / 60) : use.minute;
      const name = JSON.stringify([late, time, topic, index]);
      const cell = cells.get(name) ?? { time, late, topic, slice: index, uses: 0, actors: DistinctActors.empty() };
      cell.uses += 1;
      cell.actors.add(actorHash(use.actor));
      cells.set(name, cell);
    }
  }
  const arrivals = uses.map(({ minute }) => minute * MINUTE);
  const all = [...cells.values()];
  return {
    shard,
    previous,
    first: previous === CHAIN_START ? '1' : String(BigInt(previous) + 1n),
    last,
    arrivedFrom: Math.min(...arrivals),
    arrivedTo: Math.max(...arrivals),
    activities: uses.length,
    slices: [...slices.values()].map(({ slice }) => slice),
    cells: all.filter(({ late }) => !late).map(({ time, late: _late, ...cell }) => ({ minute: time, ...cell })),
    late: all.filter(({ late }) => late).map(({ time, late: _late, ...cell }) => ({ hour: time, ...cell })),
    labels: new Map(Object.entries(labels)),
    traits: traitsOf(uses),
    ids: new Float64Array(),
  };
}

function traitsOf(uses: readonly Use[]): TraitTable {
  const traits = new TraitTable();
  for (const { actor, since = 0, network = 0 } of uses) if (since !== 0 || network !== 0) traits.set(actorHash(actor), since, network);
  return traits;
}

/** Appends batches to the chain of one shard. */
export class ChainWriter {
  private head = CHAIN_START;

  constructor(
    private readonly log: DeltaLog,
    readonly shard = 'shard-1',
  ) {}

  async append(uses: readonly Use[], labels?: Record<string, string>): Promise<Delta> {
    const last = String(BigInt(this.head) + 10n);
    const delta = deltaOf(this.shard, this.head, last, uses, labels);
    await this.log.append(delta);
    this.head = last;
    return delta;
  }
}

/** Uses of `topic` by actors `from` to `from + count - 1`, spread evenly over the minutes from `minute` on. */
export function crowd(topic: string, count: number, minute: number, minutes = 1, from = 0, slice: Partial<Slice> = {}): readonly Use[] {
  return Array.from({ length: count }, (_, index) => ({
    topics: [topic],
    actor: from + index,
    minute: minute + Math.floor((index * minutes) / count),
    slice,
  }));
}
