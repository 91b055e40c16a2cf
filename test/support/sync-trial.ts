import { Keeper, type KeptCommit, type KeptItem, type KeptItems, type Mutation } from '@groundswell/feed';
import { DAY, ManualClock } from '@groundswell/kernel';
import { type DeviceAnswer, type DeviceRequest, OfflineDevice } from './offline-device.ts';

/** What may happen next. Numbers choose among what there is. */
export type SyncStep =
  | { readonly step: 'edit'; readonly device: number; readonly item: number; readonly value: number }
  | { readonly step: 'push'; readonly device: number; readonly count: number }
  | { readonly step: 'pull'; readonly device: number }
  /** A request that is on its way reaches the server; perhaps it comes once more later. */
  | { readonly step: 'arrive'; readonly request: number; readonly again: boolean }
  /** Two requests reach two instances of the server at the very same time. */
  | { readonly step: 'collide'; readonly one: number; readonly other: number }
  /** An answer that is on its way is heard, however late, or lost. */
  | { readonly step: 'answer'; readonly answer: number }
  | { readonly step: 'lose'; readonly answer: number }
  | { readonly step: 'wait'; readonly days: number };

interface Sent {
  readonly device: OfflineDevice;
  readonly request: DeviceRequest;
}

const PERSON = 'ada';
const CURSOR_DAYS = 60;
/** Small, so that pages are many. */
const PAGE = 3;
/** Few, so that devices get in each other's way. */
const TOPICS = ['ai', 'tea', 'oolong'];

/** Every change that was written, in the order of its versions: what is held against what devices believe. */
export interface WrittenChange {
  readonly mutation: string;
  readonly item: KeptItem;
}

/** Two devices of a person over one network that loses, repeats, delays and reorders. */
export class SyncTrial {
  readonly devices = [new OfflineDevice(), new OfflineDevice()];
  readonly written: WrittenChange[] = [];
  readonly mutations = new Map<string, Mutation>();
  private readonly clock = new ManualClock(0);
  private readonly keepers: readonly Keeper[];
  private requests: Sent[] = [];
  private answers: (Sent & { readonly answer: DeviceAnswer })[] = [];
  private made = 0;

  /** @param items where what the person keeps is; every commit is noted */
  constructor(private readonly items: KeptItems) {
    const commit = items.commit.bind(items);
    items.commit = async (person: string, committed: KeptCommit) => {
      const isDone = await commit(person, committed);
      if (isDone && committed.change !== undefined) this.written.push({ mutation: committed.answer.id, item: committed.change.after });
      return isDone;
    };
    this.keepers = [new Keeper(items, this.clock), new Keeper(items, this.clock)];
  }

  async take(step: SyncStep): Promise<void> {
    if (step.step === 'edit') this.edit(step.device, step.item, step.value);
    else if (step.step === 'push') this.send(step.device, (device) => device.push(step.count));
    else if (step.step === 'pull') this.send(step.device, (device) => device.pull());
    else if (step.step === 'arrive') await this.arrive(step.request, step.again);
    else if (step.step === 'collide') await Promise.all([this.arrive(step.one, false, 0), this.arrive(step.other, false, 1)]);
    else if (step.step === 'wait') this.clock.advance(step.days * DAY);
    else if (step.step === 'answer') this.settle(step.answer, true);
    else this.settle(step.answer, false);
  }

  /** The network heals: old requests still arrive, and then each device syncs until it has nothing to say or to ask. */
  async heal(): Promise<void> {
    while (this.requests.length > 0) await this.arrive(this.requests.length - 1, false);
    while (this.answers.length > 0) this.settle(this.answers.length - 1, true);
    for (const device of [...this.devices, ...this.devices]) {
      while (device.queue.length > 0) await this.exchange(device, device.push(2));
      // The newest change may have to be asked for twice, and a resync begins with another.
      for (let round = 0; round < 2; round += 1) {
        let answer: DeviceAnswer;
        do answer = await this.exchange(device, device.pull());
        while ('resync' in answer || ('more' in answer && answer.more));
      }
    }
  }

  /** What the server has. */
  async kept(): Promise<Readonly<Record<string, unknown>>> {
    const all = (await Promise.all([this.items.list(PERSON, 'follows'), this.items.list(PERSON, 'profile')])).flat() as readonly KeptItem[];
    return Object.fromEntries(all.map(({ collection, id, value }) => [`${collection} ${id}`, value] as const));
  }

  async answerTo({ id, collection, item }: Mutation) {
    return (await this.items.state(PERSON, { collection, item, mutation: id })).answer;
  }

  private edit(device: number, item: number, value: number): void {
    const id = `mutation-${(this.made += 1)}`;
    const target = this.devices[device] as OfflineDevice;
    const topic = TOPICS[item];
    if (topic === undefined) target.edit(id, 'profile', 'me', profileOf(value));
    else target.edit(id, 'follows', topic, value === 0 ? undefined : {});
    this.mutations.set(id, target.queue.at(-1) as Mutation);
  }

  private send(number: number, request: (device: OfflineDevice) => DeviceRequest): void {
    const device = this.devices[number] as OfflineDevice;
    this.requests.push({ device, request: request(device) });
  }

  private async arrive(number: number, again: boolean, instance = 0): Promise<void> {
    const sent = this.requests[number % this.requests.length];
    if (sent === undefined) return;
    if (!again) this.requests = this.requests.filter((other) => other !== sent);
    this.answers.push({ ...sent, answer: await this.serve(sent.request, instance) });
  }

  private settle(number: number, isHeard: boolean): void {
    const settled = this.answers[number % this.answers.length];
    if (settled === undefined) return;
    this.answers = this.answers.filter((other) => other !== settled);
    if (isHeard) settled.device.hear(settled.request, settled.answer);
  }

  private async exchange(device: OfflineDevice, request: DeviceRequest): Promise<DeviceAnswer> {
    const answer = await this.serve(request, 0);
    device.hear(request, answer);
    return answer;
  }

  private async serve(request: DeviceRequest, instance: number): Promise<DeviceAnswer> {
    const keeper = this.keepers[instance] as Keeper;
    if (request.kind === 'push') return { results: await keeper.apply(PERSON, request.mutations) };
    const { sequence = 0, at } = JSON.parse(request.cursor ?? '{}') as { readonly sequence?: number; readonly at?: number };
    if (at !== undefined && this.clock.now() - at >= CURSOR_DAYS * DAY) return { resync: true };
    const { changes, sequence: next, more } = await keeper.changes(PERSON, sequence, PAGE);
    return { changes, cursor: JSON.stringify({ sequence: next, at: this.clock.now() }), more };
  }
}

/** As the server spells it, so that a device shows at once what it will be told. */
function profileOf(value: number): object {
  const digest = { every: 'never', at: '08:00', by: [] };
  return { displayName: `Name ${value}`, languages: [], regions: [], timeZone: 'UTC', digest };
}
