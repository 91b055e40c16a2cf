import { setTimeout } from 'node:timers/promises';
import { HOUR, MINUTE, SECOND } from '@groundswell/kernel';
import type { FaultyWorld } from './faulty-world.ts';
import type { ModelShard } from './stream-model.ts';
import { applyTimeToLive } from './time-to-live.ts';

/** Something that happens to the whole system, once. The counting and the ranking of what there is follow each step. */
export type Step = (world: FaultyWorld) => Promise<void>;

/** Activities of a step of little traffic. */
const FEW = 40;

/** What happens between two faults: activities come in, some of them again, and are counted and ranked. */
async function traffic(world: FaultyWorld, count: number, seconds: number): Promise<void> {
  world.pass(seconds * SECOND);
  world.send(count);
  world.resendLately(Math.ceil(count / 20));
  await settle(world);
}

async function settle(world: FaultyWorld): Promise<void> {
  await world.deliveries.drain();
  world.pass(5 * SECOND);
  await world.rankings.refresh();
}

/** Two hours in which the store is down. @param map what senders take for the open shards */
async function outage(world: FaultyWorld, map?: readonly ModelShard[]): Promise<void> {
  world.send(FEW);
  await world.deliveries.drain();
  world.tables.down = true;
  const from = world.clock.now();
  for (let part = 0; part < 8; part += 1) {
    world.send(FEW, map);
    // What is moved two hours later is not known as what was sent again to the right shard meanwhile.
    if (map === undefined) world.resendLately(2);
    const failed = await world.deliveries.tryOnce();
    if (failed === 0) throw new Error('something was counted while the store was down');
    world.pass(15 * MINUTE);
  }
  for (let hour = Math.floor(from / HOUR); hour <= Math.floor(world.clock.now() / HOUR); hour += 1) world.foldedEarly.add(hour);
  world.tables.down = false;
  world.tally.add('store down for two hours');
  world.deliveries.goCold();
  // Both orders: rankers come back before there is anything new, or after.
  if (world.random.chance(0.5)) await world.rankings.refresh();
  await settle(world);
}

/** The faults that a run injects one by one, beside those that befall single requests and invocations all the time. */
export const STEPS = {
  /** A shard becomes two; what senders send again finds its way to the child that must know it. */
  split: async (world) => {
    const before = world.stream.openShards();
    const sent = world.send(FEW);
    if (world.random.chance(0.5)) await world.deliveries.drain();
    world.stream.split(world.random.pick(before));
    world.tally.add('split');
    await resendAcross(world, sent);
  },

  merge: async (world) => {
    const open = [...world.stream.openShards()].sort((one, other) => one.from - other.from);
    const at = world.random.below(open.length - 1);
    const [one, other] = [open[at], open[at + 1]];
    if (one === undefined || other === undefined) return;
    const sent = world.send(FEW);
    if (world.random.chance(0.5)) await world.deliveries.drain();
    world.stream.merge(one, other);
    world.tally.add('merge');
    await resendAcross(world, sent);
  },

  /** A sender that does not know of a split yet puts what belongs to one child into the other. */
  outdatedMap: async (world) => {
    const map = world.stream.openShards();
    world.stream.split(world.random.pick(map));
    world.tally.add('split');
    world.tally.add('put by an outdated shard map');
    const sent = world.send(FEW, map);
    await world.deliveries.drain();
    await resendAcross(world, sent);
  },

  /** The stream took it, the sender was told 503, and who counts knows nothing of what was before. */
  resentAfter503: async (world) => {
    const sent = world.send(FEW);
    if (world.random.chance(0.5)) await world.deliveries.drain();
    world.deliveries.goCold();
    world.put(sent.filter((number) => number > 0));
    world.tally.add('resent after a 503 to a cold process', sent.length);
    await settle(world);
  },

  /** Long after the hour for which ids are remembered, activities that say when they occurred come again: late. */
  resentAfterTheHour: async (world) => {
    const sent = world.send(FEW).filter((number) => number > 0 && ['now', 'late'].includes(world.sent.timing(number)));
    await settle(world);
    world.pass(80 * MINUTE);
    world.put(sent);
    world.tally.add('resent after the hour', sent.length);
    await settle(world);
  },

  readAgain: async (world) => {
    world.deliveries.fromTheBeginning();
    world.tally.add('read again from the beginning');
    await settle(world);
  },

  /** Senders go on while nothing can be counted; what arrived meanwhile is counted in its own minutes. */
  storeDown: (world) => outage(world),

  /** The same, and senders do not know of a split: what they put into the wrong half has to be moved, and must be once. */
  storeDownAfterASplit: async (world) => {
    const map = world.stream.openShards();
    world.stream.split(world.random.pick(map));
    world.tally.add('split');
    world.tally.add('put by an outdated shard map');
    await outage(world, map);
  },

  /** The database dies in the middle of everybody's requests and comes back with what it had acknowledged. */
  storeKilled: async (world) => {
    const { restartStore } = world.settings;
    if (restartStore === undefined) return;
    world.send(FEW);
    const counting = world.deliveries.drain().catch((error: unknown) => mustBeDown(error));
    const ranking = world.rankings.refresh().catch((error: unknown) => mustBeDown(error));
    await setTimeout(world.random.below(300));
    await restartStore();
    await Promise.all([counting, ranking]);
    world.tally.add('store killed and restarted');
    await settle(world);
  },

  /** Deltas wait for their ranker. */
  rankerDown: async (world) => {
    world.tally.add('ranker down for a day');
    for (let part = 0; part < 8; part += 1) {
      world.pass(3 * HOUR);
      world.send(FEW);
      await world.deliveries.drain();
    }
    world.rankings.goCold();
    await settle(world);
  },

  /** Two days and a half of deltas wait for rankers of which each has time for a few only. */
  rankerDownOverAWeekend: async (world) => {
    await settle(world);
    for (let part = 0; part < 5; part += 1) {
      world.send(FEW);
      await world.deliveries.drain();
      world.pass(12 * HOUR);
    }
    world.rankings.goCold();
    world.rankings.overwhelmed = true;
    await world.rankings.refresh();
    world.rankings.overwhelmed = false;
    world.tally.add('ranker down over a weekend');
    await settle(world);
  },

  /** A ranker that stored minutes and a checkpoint, but not yet the hours of every scope, is followed by one hours later. */
  rankerDownOverHours: async (world) => {
    world.send(FEW);
    await settle(world);
    world.pass(MINUTE);
    await world.rankings.refresh();
    world.pass((3 + world.random.below(3)) * HOUR);
    world.rankings.goCold();
    await world.rankings.refresh();
    world.tally.add('ranker killed');
  },

  /**
   * An hour is folded while a delta that counts in it is stored with its minute and not yet with the
   * index; then its ranker is gone, and the next one reads the delta again.
   */
  rankerDownAtTheFold: async (world) => {
    await settle(world);
    world.rankings.active = false;
    world.pass(2 * HOUR - (world.clock.now() % HOUR) - 25 * SECOND);
    world.send(FEW);
    await settle(world);
    world.pass(5 * SECOND);
    world.fillBack(FEW, world.clock.now() - 2 * HOUR - 10 * MINUTE);
    await world.deliveries.drain();
    world.pass(25 * SECOND);
    await world.rankings.refresh();
    world.rankings.goCold();
    await world.rankings.refresh();
    world.rankings.active = true;
    world.tally.add('ranker killed');
  },

  /** A record whose reader dies each time becomes a dead letter; once the cause is mended it is replayed, and counts. */
  deadlyRecord: async (world) => {
    const numbers = Array.from({ length: 3 }, () => world.sent.send(world.clock.now()));
    await world.deliveries.drain();
    await world.deliveries.releaseZombies();
    for (const number of numbers) world.deliveries.deadly.add(world.sent.identityOf(number));
    world.deliveries.active = false;
    world.deliveries.goCold();
    world.put(numbers, undefined, true);
    world.send(3);
    await world.deliveries.drain();
    world.deliveries.active = true;
    world.deliveries.deadly.clear();
    world.deliveries.goCold();
    world.pass(world.random.below(100) * MINUTE);
    await world.replay();
    await settle(world);
    await world.replay();
    await settle(world);
  },

  /** Deltas expire, the stream forgets: only heads remain. */
  fourDays: async (world) => {
    await settle(world);
    world.pass(2 * HOUR);
    await world.rankings.refresh();
    await world.lookAtDeltas();
    // The index goes after a day, deltas after three.
    for (const hours of [28, 68]) {
      world.pass(hours * HOUR);
      await applyTimeToLive(world.tables.steady, world.table, world.clock.now(), world.random);
      world.tally.add('expired in the worst order');
      await world.readEverything();
      world.deliveries.goCold();
      world.rankings.goCold();
      await world.rankings.refresh();
    }
    world.tally.add('four days of silence');
    world.send(FEW * 5);
    await settle(world);
  },
} as const satisfies Readonly<Record<string, Step>>;

export type StepName = keyof typeof STEPS;

/** A step, and the traffic before it. */
export interface PlannedStep {
  readonly name: StepName;
  readonly activities: number;
  readonly seconds: number;
}

/** Lets everything happen, one step after another. @param told is called after each */
export async function play(world: FaultyWorld, plan: readonly PlannedStep[], told: (at: number) => void = () => undefined): Promise<void> {
  for (const [index, { name, activities, seconds }] of plan.entries()) {
    await traffic(world, activities, seconds);
    await STEPS[name](world);
    told(index);
  }
}

/** What a request fails with whose server is gone. */
function mustBeDown(error: unknown): void {
  const text = error instanceof Error ? `${error.name} ${error.message} ${String((error as NodeJS.ErrnoException).code)}` : '';
  if (!/ECONN|socket|TimeoutError|does not drain|nobody comes to the end/.test(text)) throw error;
}

async function resendAcross(world: FaultyWorld, sent: readonly number[]): Promise<void> {
  if (world.random.chance(0.5)) world.pass(20 * MINUTE);
  const again = sent.filter((number) => number > 0);
  world.put(again);
  world.tally.add('resent across a reshard', again.length);
  await settle(world);
}
