import {
  Keeper,
  type KeptCommit,
  type KeptItem,
  MemoryKeptItems,
  type Mutation as ServerMutation,
  type MutationAnswer,
  type StateKeys,
} from '@groundswell/feed';
import { DAY, ManualClock } from '@groundswell/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DeviceStorage } from '../platform/device-storage.ts';
import { OwnLocks } from '../platform/locks.ts';
import { type Settle } from './answers-taken.ts';
import { DeviceStore } from './device-store.ts';
import { KeptItems } from './kept-items.ts';
import { type Changes, type Mutation, type MutationResult, ResyncNeededError, SyncTransport } from './mutations.ts';
import { deviceWins, mergeMembers, serverWins } from './settling.ts';

const PERSON = 'ada';
const CURSOR_LIFETIME = 7 * DAY;
const ITEMS = ['ai', 'tea'];

type ChangesRange = Parameters<MemoryKeptItems['changes']>[1];

/** What the server keeps; removed items are forgotten after a week, as are cursors. Counts what is done. */
class ForgetfulItems extends MemoryKeptItems {
  readonly done: KeptCommit[] = [];

  constructor(private readonly clock: ManualClock) {
    super();
  }

  override async commit(person: string, commit: KeptCommit): Promise<boolean> {
    const { change } = commit;
    const before = change && (change.before ?? (await this.beneath(person, change.after)));
    const isDone = await super.commit(person, { ...commit, ...(change && { change: { ...change, before } }) });
    if (isDone) this.done.push(commit);
    return isDone;
  }

  override async changes(person: string, range: ChangesRange) {
    const found = await super.changes(person, { ...range, limit: 1_000 });
    return found.filter((item) => item.value !== undefined || !this.isForgotten(item.changedAt)).slice(0, range.limit);
  }

  override async state(person: string, keys: StateKeys) {
    const { item, ...state } = await super.state(person, keys);
    return { ...state, item: item?.value === undefined && this.isForgotten(item?.changedAt ?? 0) ? undefined : item };
  }

  /** What is forgotten still stands in the memory beneath. */
  private async beneath(person: string, { collection, id }: KeptItem): Promise<KeptItem | undefined> {
    const { item } = await super.state(person, { collection, item: id, mutation: '' });
    return item;
  }

  private isForgotten(changedAt: number): boolean {
    return this.clock.now() - changedAt > CURSOR_LIFETIME;
  }
}

/** The server's side of the protocol, without HTTP. */
function server() {
  const clock = new ManualClock(0);
  const items = new ForgetfulItems(clock);
  const keeper = new Keeper(items, clock);
  return {
    clock,
    items,
    keeper,
    async pull(since: string | undefined): Promise<Changes> {
      const known = since === undefined ? { sequence: 0, at: clock.now() } : (JSON.parse(since) as { sequence: number; at: number });
      if (clock.now() - known.at > CURSOR_LIFETIME) throw new ResyncNeededError();
      // Small pages: there are always more of them.
      const { changes, sequence, more } = await keeper.changes(PERSON, known.sequence, 2);
      return { changes, cursor: JSON.stringify({ sequence, at: clock.now() }), more };
    },
    push: (mutations: readonly Mutation[]) => keeper.apply(PERSON, mutations as ServerMutation[]) as Promise<readonly MutationResult[]>,
  };
}

type Server = ReturnType<typeof server>;
/** What the network does to a request. `late`: it arrives when the device has long given up. */
type Fate = 'arrives' | 'request lost' | 'response lost' | 'comes twice' | 'late';
const FATES: readonly Fate[] = ['arrives', 'request lost', 'response lost', 'comes twice', 'late'];

/** A network that draws a fate for every request; when there are no more fates it is a good one. */
class Network {
  private readonly late: (() => Promise<unknown>)[] = [];

  constructor(private readonly fates: Fate[]) {}

  async carry<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    const fate = this.fates.pop() ?? 'arrives';
    if (fate === 'late') this.late.push(ask);
    if (fate === 'late' || fate === 'request lost') throw new Error(`network: ${fate}`);
    const answer = await ask();
    if (fate === 'response lost') throw new Error('network: response lost');
    return fate === 'comes twice' ? ask() : answer;
  }

  /** What was sent long ago arrives now; nobody waits for its answers. */
  async deliver(): Promise<void> {
    for (const ask of this.late.splice(0)) await ask().catch(() => undefined);
  }

  becomeGood(): void {
    this.fates.length = 0;
  }
}

/** A disk; what is on it survives. */
class Disk {
  readonly texts = new Map<string, string>();
}

/** A running app on a disk. It can die at any write, before or after the write reached the disk; then nothing of it goes on. */
class Running extends DeviceStorage {
  /** Writes that are still done, and whether the one after them reaches the disk. */
  diesAt: { writes: number; reaches: boolean } | undefined;
  private isDead = false;
  private die: () => void = () => undefined;
  readonly death = new Promise<void>((done) => (this.die = done));

  constructor(private readonly disk: Disk) {
    super();
  }

  read(name: string): Promise<string | undefined> {
    return this.alive(() => this.disk.texts.get(name));
  }

  write(name: string, text: string): Promise<void> {
    return this.alive(() => {
      const reaches = this.diesAt === undefined || this.diesAt.writes > 0 || this.diesAt.reaches;
      if (reaches) this.disk.texts.set(name, text);
      if (this.diesAt !== undefined && (this.diesAt.writes -= 1) < 0) this.kill();
    });
  }

  remove(name: string): Promise<void> {
    return this.alive(() => void this.disk.texts.delete(name));
  }

  kill(): void {
    this.isDead = true;
    this.die();
  }

  async alive<Outcome>(work: () => Outcome | Promise<Outcome>): Promise<Outcome> {
    const outcome = this.isDead ? undefined : await work();
    return this.isDead ? new Promise(() => undefined) : (outcome as Outcome);
  }
}

class CarriedTransport extends SyncTransport {
  constructor(
    private readonly server: Server,
    private readonly network: Network,
    private readonly app: Running,
  ) {
    super();
  }

  pull(since: string | undefined): Promise<Changes> {
    return this.app.alive(() => this.network.carry(() => this.server.pull(since)));
  }

  push(mutations: readonly Mutation[]): Promise<readonly MutationResult[]> {
    return this.app.alive(() => this.network.carry(() => this.server.push(structuredClone(mutations))));
  }
}

interface Profile {
  readonly displayName?: string;
  readonly timeZone?: string;
}
interface Values {
  readonly follows: object;
  readonly profile: Profile;
}

interface Promised {
  readonly id: string;
  readonly key: string;
}

const numberOf = (id: string): number => Number(id.split('-')[1]);

/** A person's device: it crashes and is started again, and remembers for the test what it promised. */
class Device {
  private readonly disk = new Disk();
  private app = new Running(this.disk);
  private kept: Promise<KeptItems<Values>> | undefined;
  /** Ids of mutations that were stored, in their order, by item. */
  readonly promised: Promised[] = [];
  /** Promised ones that gave way to another wish for the same item. */
  readonly settled = new Set<string>();
  /** Whether the person wanted to follow a topic, last; both, where the app died over it and nobody knows. */
  readonly wanted = new Map<string, Set<boolean>>();
  private made = 0;

  constructor(
    private readonly name: string,
    private readonly world: { readonly server: Server; readonly network: Network; readonly settle: Settle },
  ) {}

  start(): Promise<KeptItems<Values>> {
    this.kept ??= this.open();
    return this.kept;
  }

  private async open(): Promise<KeptItems<Values>> {
    const { server, network } = this.world;
    const settle: Settle = (conflict) => {
      const key = `${conflict.collection} ${conflict.item}`;
      for (const promise of this.promised) if (promise.key === key) this.settled.add(promise.id);
      return this.world.settle(conflict);
    };
    const store = new DeviceStore(this.app, new OwnLocks(), 'kept');
    const transport = new CarriedTransport(server, network, this.app);
    const kept = await KeptItems.open<Values>({ store, transport, settle, newId: () => `${this.name}-${(this.made += 1)}` });
    return kept;
  }

  /** The server answered a mutation, or a later one of the same item that took its place. */
  wasAnswered({ id, key }: Promised, answers: readonly MutationAnswer[]): boolean {
    const later = (other: string): boolean => other.startsWith(`${this.name}-`) && numberOf(other) >= numberOf(id);
    return answers.some((answer) => `${answer.collection} ${answer.item}` === key && later(answer.id));
  }

  dieAt(writes: number, reaches: boolean): void {
    this.app.diesAt = { writes, reaches };
  }

  /** Does something, unless the app dies of it, or the network fails: then it is another start, or another time. */
  async try(work: (kept: KeptItems<Values>) => Promise<unknown>): Promise<void> {
    const { app } = this;
    await Promise.race([app.death, this.start().then(work)]).catch((error: unknown) => {
      if (!(error instanceof Error) || !error.message.startsWith('network: ')) throw error;
    });
    if (app === this.app) void app.death.then(() => this.restart(app));
  }

  change(key: string, make: (kept: KeptItems<Values>) => Promise<string>): Promise<void> {
    return this.try(async (kept) => void this.promised.push({ id: await make(kept), key }));
  }

  async follow(topic: string, isWanted: boolean): Promise<void> {
    const wanted = this.wanted.get(topic) ?? new Set([false]);
    this.wanted.set(topic, wanted.add(isWanted));
    await this.change(`follows ${topic}`, async (kept) => {
      const id = await (isWanted ? kept.set('follows', topic, {}) : kept.remove('follows', topic));
      this.wanted.set(topic, new Set([isWanted]));
      return id;
    });
  }

  private restart(dead: Running): void {
    if (dead !== this.app) return;
    this.app = new Running(this.disk);
    this.kept = undefined;
  }
}

type Step =
  | { readonly kind: 'follow' | 'unfollow' | 'rename' | 'move'; readonly device: 0 | 1; readonly item: number }
  | { readonly kind: 'sync'; readonly device: 0 | 1 }
  | { readonly kind: 'sync both' | 'deliver' | 'week' }
  | { readonly kind: 'die'; readonly device: 0 | 1; readonly writes: number; readonly reaches: boolean };

const device = fc.constantFrom<(0 | 1)[]>(0, 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('follow' as const, 'unfollow' as const), device, item: fc.nat(1) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('rename' as const, 'move' as const), device, item: fc.nat(3) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('sync' as const), device }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('sync both' as const, 'deliver' as const, 'week' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('die' as const), device, writes: fc.nat(3), reaches: fc.boolean() }) },
);

function world(fates: Fate[], settle: Settle) {
  const [there, network] = [server(), new Network(fates)];
  const devices = [0, 1].map((number) => new Device(`device${number}`, { server: there, network, settle })) as [Device, Device];
  return { server: there, network, devices };
}

type World = ReturnType<typeof world>;

const sync = (device: Device) => device.try((kept) => kept.sync());
const ZONES = ['UTC', 'Europe/Lisbon', 'Asia/Tokyo', 'America/Sao_Paulo'];

async function take({ server, network, devices }: World, step: Step): Promise<void> {
  if (step.kind === 'deliver') return network.deliver();
  if (step.kind === 'week') return server.clock.advance(8 * DAY);
  if (!('device' in step)) return void (await Promise.all(devices.map(sync)));
  const device = devices[step.device];
  if (step.kind === 'die') return device.dieAt(step.writes, step.reaches);
  // Not waited for: what comes next happens while it runs.
  if (step.kind === 'sync') return void sync(device);
  const item = ITEMS[step.item] ?? '';
  if (step.kind === 'follow' || step.kind === 'unfollow') return device.follow(item, step.kind === 'follow');
  const change = step.kind === 'rename' ? { displayName: `Ada ${step.item}` } : { timeZone: ZONES[step.item] ?? 'UTC' };
  await device.change('profile me', (kept) => kept.set('profile', 'me', { ...kept.get('profile', 'me'), ...change }));
}

/** Both devices come home: the network is good, and what is under way arrives at last. */
async function comeHome({ network, devices, server }: World): Promise<void> {
  network.becomeGood();
  await network.deliver();
  for (const _ of ['what waits', 'what the other one had', 'and again']) for (const device of devices) await sync(device);
  await network.deliver();
  server.clock.advance(1);
  for (const device of devices) await sync(device);
}

/** What somebody sees, wherever they look. */
async function looks({ server, devices }: World) {
  const there = async (collection: 'follows' | 'profile') =>
    (await server.keeper.list(PERSON, collection)).map(({ id, value }) => ({ id, value, isPending: false }));
  const onServer = { follows: await there('follows'), profile: await there('profile') };
  const onDevices = await Promise.all(
    devices.map(async (device) => {
      const kept = await device.start();
      return { follows: kept.list('follows'), profile: kept.list('profile') };
    }),
  );
  return { onServer, onDevices };
}

function expectEachDoneOnce({ server, devices }: World): void {
  const answers = server.items.done.map(({ answer }) => answer);
  expect(new Set(answers.map(({ id }) => id)).size).toBe(answers.length);
  for (const device of devices) {
    const { promised, settled } = device;
    expect(promised.filter((promise) => !settled.has(promise.id) && !device.wasAnswered(promise, answers))).toEqual([]);
    const order = new Map(promised.map(({ id }, index) => [id, index]));
    const places = server.items.done
      .flatMap(({ answer, change }) => (change === undefined ? [] : [order.get(answer.id)]))
      .filter((place) => place !== undefined);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  }
}

const runs = fc.tuple(fc.array(step, { minLength: 4, maxLength: 40 }), fc.array(fc.constantFrom(...FATES), { maxLength: 60 }));

type Run = readonly [readonly Step[], readonly Fate[]];

async function live([steps, fates]: Run, settle: Settle): Promise<World> {
  const lived = world([...fates], settle);
  for (const step of steps) await take(lived, step);
  await comeHome(lived);
  const { onServer, onDevices } = await looks(lived);
  for (const onDevice of onDevices) expect(onDevice).toEqual(onServer);
  expectEachDoneOnce(lived);
  return lived;
}

describe('two devices of one person', () => {
  it('agree with each other and with the server, whatever is lost, repeated or late, and do each mutation once', async () => {
    await fc.assert(
      fc.asyncProperty(runs, async (run) => void (await live(run, serverWins))),
      { numRuns: 1_000 },
    );
  });

  it('agree on what the person wanted last on one of them, when that counts in conflicts', async () => {
    const run = async (given: Run): Promise<void> => {
      const { server, devices } = await live(given, deviceWins);
      const follows = await server.keeper.topics(PERSON, 'follows');
      for (const topic of ITEMS) {
        const wanted = devices.flatMap((device) => [...(device.wanted.get(topic) ?? [])]);
        expect(wanted.length === 0 ? [false] : wanted).toContain(follows.includes(topic));
      }
    };
    await fc.assert(fc.asyncProperty(runs, run), { numRuns: 500 });
  });

  it('agree, too, when members are merged in conflicts', async () => {
    await fc.assert(
      fc.asyncProperty(runs, async (run) => void (await live(run, mergeMembers))),
      { numRuns: 200 },
    );
  });
});
