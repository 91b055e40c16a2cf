import { type Clock, DAY } from '@groundswell/kernel';
import type { Profile } from '../keeping/collections/profile.ts';
import { EMPTY_PROFILE, PROFILE_ID } from '../keeping/collections/profile.ts';
import type { KeptItems } from '../keeping/kept-items.ts';
import type { Held } from './delivery.ts';
import type { DeliveryFailures } from './delivery-failures.ts';
import { mergedMessage } from './messages.ts';
import { type Outbox, SLOTS } from './outbox.ts';
import type { PushToEndpoints } from './push-to-endpoints.ts';
import { quietUntil } from './quiet-hours.ts';
import { MOST_TRIES, waitAfter } from './retries.ts';
import type { LettersToPeople, Sent, WebhookPost } from './sending.ts';
import type { WebhookKeyring } from './webhook-keys.ts';

/** Deliveries taken at a time: as many as are sent before others may take them. */
const AT_ONCE = 25;
/** Seconds for which a push is worth showing. */
const PUSH_LIFETIME = DAY / 1_000;

export interface DelivererPorts {
  readonly outbox: Outbox;
  readonly failures: DeliveryFailures;
  readonly items: KeptItems;
  readonly pushes: PushToEndpoints;
  readonly letters: LettersToPeople;
  readonly webhooks: WebhookPost;
  readonly webhookKeys: WebhookKeyring;
  readonly clock: Clock;
  /** Default: chance. */
  readonly random?: () => number;
}

/** What became of deliveries in one run. */
export interface DeliveryReport {
  readonly sent: number;
  readonly putOff: number;
  readonly dead: number;
}

/** Deliveries of one person that are sent as one, and how that went. */
interface Attempt {
  readonly sent: Sent;
  readonly reached: readonly string[];
}

/** Works off the outbox: sends what is due, tries again later what was not taken, and gives up what never is. */
export class Deliverer {
  constructor(private readonly ports: DelivererPorts) {}

  /** @param hasTime asked before more is taken; what is left then is due the next time, too */
  async run(hasTime: () => boolean): Promise<DeliveryReport> {
    const report = { sent: 0, putOff: 0, dead: 0 };
    const slots = Array.from({ length: SLOTS }, (_, slot) => slot);
    await Promise.all(slots.map((slot) => this.workOff(slot, hasTime, report)));
    return report;
  }

  private async workOff(slot: number, hasTime: () => boolean, report: { sent: number; putOff: number; dead: number }): Promise<void> {
    let more = true;
    while (more && hasTime()) {
      const taken = await this.ports.outbox.take(slot, this.ports.clock.now(), AT_ONCE);
      more = taken.more;
      const states = await Promise.all(grouped(taken.held).map((group) => this.deliver(group)));
      for (const state of states) report[state] += 1;
    }
  }

  private async deliver(group: readonly [Held, ...Held[]]): Promise<keyof DeliveryReport> {
    const [{ person, channel, quiet }] = group;
    if (quiet && channel !== 'webhook') {
      const { quietHours, timeZone } = await this.profileOf(person);
      const dueAt = quietUntil(this.ports.clock.now(), quietHours, timeZone);
      if (dueAt !== undefined) {
        await this.each(group, (one) => this.ports.outbox.putOff(one, { ...one, dueAt }));
        return 'putOff';
      }
    }
    return this.settle(group, await this.attempt(group));
  }

  private async attempt(group: readonly [Held, ...Held[]]): Promise<Attempt> {
    const [first] = group;
    const { person, channel, reached } = first;
    const message = mergedMessage(group.map((one) => one.message));
    if (channel === 'push') return this.ports.pushes.send(person, { id: first.id, message, lifetime: PUSH_LIFETIME }, reached);
    if (channel === 'email') return { sent: await this.ports.letters.send(person, message), reached };
    const { id, webhook = '', facts } = first;
    const body = Buffer.from(JSON.stringify({ ...facts, id }));
    return { sent: await this.ports.webhooks.post(webhook, id, body, await this.ports.webhookKeys.bytes(person)), reached };
  }

  private async settle(group: readonly Held[], { sent, reached }: Attempt): Promise<keyof DeliveryReport> {
    const { outbox, clock, random } = this.ports;
    const now = clock.now();
    if (sent.became === 'taken') {
      await this.each(group, (one) => outbox.settle(one, { state: 'sent' }, now));
      return 'sent';
    }
    const { reason } = sent;
    const retryAfter = sent.became === 'put-off' ? sent.retryAfter : undefined;
    await this.each(group, async (one) => {
      const tries = one.tries + 1;
      if (sent.became === 'put-off' && tries < MOST_TRIES) {
        await outbox.putOff(one, { dueAt: now + waitAfter(tries, retryAfter, random), tries, reached, reason });
      } else await this.giveUp({ ...one, tries }, reason, now);
    });
    return sent.became === 'put-off' ? 'putOff' : 'dead';
  }

  /** What its person is told of it first: who dies in between finds it waiting, and gives it up again. */
  private async giveUp(one: Held, reason: string, at: number): Promise<void> {
    const { person, channel, webhook } = one;
    await this.ports.failures.note(person, { channel, reason, at, ...(webhook !== undefined && { webhook }) });
    await this.ports.outbox.settle(one, { state: 'dead', reason }, at);
  }

  private async profileOf(person: string): Promise<Profile> {
    return (await this.ports.items.find(person, 'profile', PROFILE_ID))?.value ?? EMPTY_PROFILE;
  }

  private async each(group: readonly Held[], work: (one: Held) => Promise<void>): Promise<void> {
    await Promise.all(group.map(work));
  }
}

/** What one person is told in one way at the same time is one message, but for webhooks, whose receivers are programs. */
function grouped(held: readonly Held[]): readonly (readonly [Held, ...Held[]])[] {
  const groups = new Map<string, [Held, ...Held[]]>();
  for (const one of held) {
    // What some devices took and others did not is tried again as it was.
    const alone = one.channel === 'webhook' || !one.quiet || one.reached.length > 0;
    const key = alone ? one.id : `${one.person} ${one.channel}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}
