import { DynamoRankStore, createDocumentClient } from '@groundswell/data';
import { HOUR, MINUTE, RandomIds, SECOND } from '@groundswell/kernel';
import { type PartKey, RankStore, type StoredTrendReads, type Trend } from '@groundswell/trend';
import type { Scope } from '@groundswell/topic';
import { type Bounds, boundsApart } from './actor-bounds.ts';
import type { Counted } from './counted-deltas.ts';
import { type Expected, type ExpectedHour, SCOPES, scopesOfSlice } from './expected-counts.ts';
import type { FaultyWorld } from './faulty-world.ts';

/** What was compared, and where it differs. */
export interface Comparison {
  /** Counts that were compared. */
  compared: number;
  /** Trends of lists that were compared. */
  trends: number;
  /** The sum of all deviations of uses, in either direction. */
  error: number;
  /** What differs, for a person. */
  readonly differences: string[];
}

const MOST_TOLD = 40;
/** Activities of a burst at the end, so that there are trends to compare. */
const BURST = 250;

/** Compares everything that was counted and ranked with what must be. Ends all faults first. */
export async function compare(world: FaultyWorld): Promise<Comparison> {
  const comparison: Comparison = { compared: 0, trends: 0, error: 0, differences: [] };
  await world.quiesce();
  world.burst(BURST);
  await world.deliveries.drain();
  await world.lookAtDeltas();
  await compareLists(world, comparison);
  // Hours of scopes other than everywhere are written every 20 minutes.
  for (let look = 0; look < 3; look += 1) {
    world.pass(8 * MINUTE);
    await world.rankings.refresh();
  }
  compareTotals(world, comparison);
  await compareHours(world, comparison);
  await compareFreshness(world, comparison);
  await compareDay(world, comparison);
  return comparison;
}

function tell(comparison: Comparison, difference: string, by = 1): void {
  comparison.error += Math.max(1, Math.abs(by));
  if (comparison.differences.length < MOST_TOLD) comparison.differences.push(difference);
}

function same(comparison: Comparison, what: string, actual: number | undefined, expected: number): void {
  comparison.compared += 1;
  if (actual !== expected) tell(comparison, `${what}: ${actual} instead of ${expected}`, (actual ?? 0) - expected);
}

function between(comparison: Comparison, what: string, actual = 0, { least, most }: Bounds, uses: number): void {
  comparison.compared += 1;
  const [from, to] = [Math.min(least, uses), Math.min(most, uses)];
  if (actual < from || actual > to)
    tell(comparison, `${what}: ${actual} instead of ${from} to ${to}`, actual < from ? actual - from : actual - to);
}

/** Every acknowledged activity is counted once, or is a dead letter. */
function compareTotals({ expected, counted, sent, deliveries, rankings }: FaultyWorld, comparison: Comparison): void {
  same(comparison, 'acknowledged activities that were put on the stream', expected.distinct, sent.size);
  same(comparison, 'activities in all deltas', counted.activities, expected.activities);
  const letters = [...deliveries.letters.kept.keys()].sort();
  if (JSON.stringify(letters) !== JSON.stringify([...expected.deadLetters].sort())) {
    tell(comparison, `dead letters: ${letters.length} instead of ${expected.deadLetters.size}`);
  }
  for (const gap of counted.gaps) tell(comparison, `a gap: ${gap}`);
  for (const complaint of rankings.complaints) tell(comparison, complaint);
}

async function compareHours(world: FaultyWorld, comparison: Comparison): Promise<void> {
  const { expected, counted, foldedEarly } = world;
  const reads = readsOf(world);
  const hours = expected.hours();
  for (const hour of counted.hours.keys()) if (!hours.includes(hour)) tell(comparison, `hour ${hour} was counted and never happened`);
  const shown = await shownHours(world, reads, hours);
  for (const hour of hours) {
    const must = expected.hour(hour);
    const deltas = counted.hours.get(hour) ?? { cells: new Map<string, Counted>(), late: new Map<string, Counted>() };
    compareCells(world, comparison, `minute slice topic`, must.cells, deltas.cells);
    compareCells(world, comparison, `hour ${hour} slice topic`, must.late, deltas.late);
    compareShown(world, comparison, hour, must, shown, foldedEarly.has(hour));
  }
}

function compareCells(
  world: FaultyWorld,
  comparison: Comparison,
  what: string,
  must: ReadonlyMap<string, Expected>,
  are: ReadonlyMap<string, Counted>,
): void {
  for (const [key, { uses, actors }] of must) {
    same(comparison, `uses of ${what} ${key}`, are.get(key)?.uses, uses);
    same(comparison, `actors of ${what} ${key}`, are.get(key)?.actors.count, world.expected.countOf(actors));
  }
  for (const key of are.keys()) if (!must.has(key)) tell(comparison, `${what} ${key} was counted and never happened`);
}

type Shown = ReadonlyMap<string, { readonly uses: number; readonly actors: number }>;

const keyOf = (scope: string, topic: string, hour: number): string => `${scope} ${hour} ${topic}`;

/** What readers see of every topic in every scope by hour. */
async function shownHours({ sent }: FaultyWorld, reads: StoredTrendReads, hours: readonly number[]): Promise<Shown> {
  const shown = new Map<string, { readonly uses: number; readonly actors: number }>();
  const [from, to] = [Math.min(...hours), Math.max(...hours)];
  for (const scope of SCOPES) {
    for (const topic of sent.topics) {
      for (const { hour, uses, actors } of await reads.hours(topic, scope, from, to)) {
        shown.set(keyOf(scope, topic, hour), { uses, actors });
      }
    }
  }
  return shown;
}

interface ScopeHour {
  uses: number;
  readonly inTime: Set<number>;
  readonly late: Set<number>;
}

function compareShown(world: FaultyWorld, comparison: Comparison, hour: number, must: ExpectedHour, shown: Shown, early: boolean): void {
  for (const [key, { uses, inTime, late }] of byScope(must)) {
    const [scope, topic] = key.split('\n') as [string, string];
    if (topic === '') continue;
    const is = shown.get(keyOf(scope, topic, hour));
    same(comparison, `uses of hour ${hour} ${scope} ${topic}`, is?.uses, uses);
    const apart = Math.min(uses, Math.round(world.expected.countOf(inTime)) + Math.round(world.expected.countOf(late)));
    if (!early) same(comparison, `actors of hour ${hour} ${scope} ${topic}`, is?.actors, apart);
    // What was counted for a folded hour is late for the hour, though it was not when it happened: its actors are counted apart.
    else
      between(comparison, `actors of hour ${hour} ${scope} ${topic}`, is?.actors, boundsApart(inTime.size, inTime.union(late).size), uses);
  }
}

function byScope({ cells, late }: ExpectedHour): Map<string, ScopeHour> {
  const scopes = new Map<string, ScopeHour>();
  const take = (slice: number, topic: string, isLate: boolean, { uses, actors }: Expected): void => {
    for (const scope of scopesOfSlice(slice)) {
      const key = `${scope}\n${topic}`;
      const counts = scopes.get(key) ?? { uses: 0, inTime: new Set<number>(), late: new Set<number>() };
      scopes.set(key, counts);
      counts.uses += uses;
      for (const actor of actors) (isLate ? counts.late : counts.inTime).add(actor);
    }
  };
  for (const [key, counts] of cells) {
    const [, slice, topic] = key.split(' ') as [string, string, string];
    take(Number(slice), topic, false, counts);
  }
  for (const [key, counts] of late) {
    const [slice, topic] = key.split(' ') as [string, string];
    take(Number(slice), topic, true, counts);
  }
  return scopes;
}

/** Lists as they are when everything is merged: windows, sparklines, the actors of a day. */
async function compareLists(world: FaultyWorld, comparison: Comparison): Promise<void> {
  for (let look = 0; look < 3; look += 1) {
    world.pass(35 * SECOND);
    await world.rankings.refresh();
  }
  const now = Math.floor(world.clock.now() / MINUTE);
  const hours = [0, 1, 2, 3].map((back) => world.expected.hour(Math.floor(now / 60) - back));
  const minutes = new Map<string, Expected>(hours.flatMap(({ cells }) => [...cells]));
  const reads = readsOf(world);
  for (const scope of SCOPES) {
    for (const trend of (await reads.list(scope))?.trends ?? []) compareTrend(world, comparison, scope, trend, minutes, now);
  }
}

function compareTrend(
  world: FaultyWorld,
  comparison: Comparison,
  scope: Scope,
  { topic, windowMinutes, observed, uses, sparkline }: Trend,
  minutes: ReadonlyMap<string, Expected>,
  now: number,
): void {
  comparison.trends += 1;
  const bins = sparkline.map(() => 0);
  const actors = new Set<number>();
  let all = 0;
  for (const [key, counts] of minutes) {
    const [minute, slice, name] = key.split(' ') as [string, string, string];
    if (name !== topic || !scopesOfSlice(Number(slice)).includes(scope)) continue;
    const bin = bins.length - 1 - (Math.floor(now / 5) - Math.floor(Number(minute) / 5));
    if (bin >= 0) bins[bin] = (bins[bin] as number) + counts.uses;
    if (Number(minute) <= now - windowMinutes) continue;
    all += counts.uses;
    for (const actor of counts.actors) actors.add(actor);
  }
  same(comparison, `uses in the list of ${scope}: ${topic}`, uses, all);
  same(comparison, `actors in the list of ${scope}: ${topic}`, observed, Math.round(world.expected.countOf(actors)));
  if (JSON.stringify(sparkline) !== JSON.stringify(bins))
    tell(comparison, `the sparkline of ${topic} in ${scope}: ${sparkline.join(' ')} instead of ${bins.join(' ')}`);
}

async function compareFreshness(world: FaultyWorld, comparison: Comparison): Promise<void> {
  const { activities } = await readsOf(world).freshness();
  same(comparison, 'activities that readers are told', activities, world.expected.activities);
}

/** What readers are told of the last 24 hours of a topic: its uses, of which those of the oldest hour count by a part. */
async function compareDay(world: FaultyWorld, comparison: Comparison): Promise<void> {
  const reads = readsOf(world);
  const first = Math.floor(world.clock.now() / HOUR) - 24;
  const hours = world.expected.hours().filter((hour) => hour >= first);
  const uses = new Map<string, { most: number; least: number }>();
  for (const hour of hours) {
    const { cells, late } = world.expected.hour(hour);
    for (const [key, counts] of [...cells, ...late]) {
      const topic = key.slice(key.lastIndexOf(' ') + 1);
      const known = uses.get(topic) ?? { most: 0, least: 0 };
      uses.set(topic, { most: known.most + counts.uses, least: known.least + (hour === first ? 0 : counts.uses) });
    }
  }
  for (const topic of world.sent.topics) {
    const { most, least } = uses.get(topic) ?? { most: 0, least: 0 };
    const is = (await reads.topic(topic))?.usesPerDay ?? 0;
    same(comparison, `uses of ${topic} in 24 hours`, is, Math.min(most, Math.max(least, is)));
  }
}

function readsOf(world: FaultyWorld): StoredTrendReads {
  return world.reads(new RememberedRanges(new DynamoRankStore(createDocumentClient(world.tables.steady), world.table, new RandomIds())));
}

/** A store that is asked for each range once: every topic of a scope reads the same. */
class RememberedRanges extends RankStore {
  private readonly ranges = new Map<string, Promise<ReadonlyMap<string, Uint8Array>>>();

  constructor(private readonly inner: RankStore) {
    super();
  }

  range(group: string, from: string, to: string): Promise<ReadonlyMap<string, Uint8Array>> {
    const key = `${group} ${from} ${to}`;
    let range = this.ranges.get(key);
    if (range === undefined) this.ranges.set(key, (range = this.inner.range(group, from, to)));
    return range;
  }

  record(): ReturnType<RankStore['record']> {
    return this.inner.record();
  }

  hold(...question: Parameters<RankStore['hold']>): ReturnType<RankStore['hold']> {
    return this.inner.hold(...question);
  }

  change(...question: Parameters<RankStore['change']>): Promise<void> {
    return this.inner.change(...question);
  }

  read(keys: readonly PartKey[]): ReturnType<RankStore['read']> {
    return this.inner.read(keys);
  }

  write(...question: Parameters<RankStore['write']>): Promise<void> {
    return this.inner.write(...question);
  }
}
