import { setTimeout as wait } from 'node:timers/promises';
import { MINUTE, SECOND } from '@groundswell/kernel';
import type { Clocking } from '../../../deploy/local/environment.ts';
import { runCommand } from '../../../deploy/local/start/commands.ts';
import { type Burst, burstRate } from '../../../apps/cli/src/sample/burst.ts';
import { Community } from '../../../apps/cli/src/sample/community.ts';
import { activitiesOf } from '../../../apps/cli/src/sample/pace.ts';
import type { OutgoingActivity } from '../../../apps/cli/src/sending/outgoing.ts';
import type { Deployment } from '../../support/deployment.ts';

const SEED = 1;
/** Time of the machine that bringing the past along may take: the past is that of then. */
const LEAD = 75 * SECOND;
/** One member in so many came today. */
const NEW_MEMBERS = 50;

/** A clock that shows `start` now and runs so many times as fast as the machine's. */
export function clockFrom(start: number, rate: number): Clocking {
  // time = origin + (machine - origin) * rate
  return { rate, origin: Math.round((rate * Date.now() - start) / (rate - 1)) };
}

/** What a list of trends showed, and when. */
export interface Look {
  /** Of the deployment's clock. */
  readonly at: number;
  readonly topics: readonly string[];
}

/** The sample community living at the pace of a deployment's clock, and what everybody sees of it. */
export class SampleDay {
  readonly community = new Community({ seed: SEED });
  readonly looks: Look[] = [];
  /** The first minute that was sent. */
  begins = 0;
  sent = 0;
  private ended = false;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly deployment: Deployment,
    private readonly clock: Clocking,
  ) {}

  now(): number {
    return this.clock.origin + (Date.now() - this.clock.origin) * this.clock.rate;
  }

  /** Resolves when the deployment's clock shows `at`. */
  async until(at: number): Promise<void> {
    while (this.now() < at) await wait(Math.min(1_000, (at - this.now()) / this.clock.rate + 1));
  }

  /** Three days of the community, by the engine's own import, up to when it will be done. */
  async bringPast(): Promise<void> {
    const { cloud } = this.deployment;
    const lead = LEAD * this.clock.rate;
    const origin = Math.round(this.clock.origin - lead / (this.clock.rate - 1));
    const ahead = { url: cloud.url, environment: { ...cloud.environment, GROUNDSWELL_CLOCK_ORIGIN: String(origin) } };
    this.begins = Math.floor((this.now() + lead) / MINUTE) + 1;
    // It would go on with the present; that is ours to send.
    const command = runCommand(ahead, ['feed', 'sample', '--seed', String(SEED)], (line) => {
      if (line.includes('Brought the sample')) command.process.kill('SIGKILL');
    });
    await command.ended;
    if (!command.output().includes('Brought the sample')) throw new Error(`the past was not brought: ${command.output()}`);
    if (this.now() > this.begins * MINUTE) this.begins = Math.floor(this.now() / MINUTE) + 1;
  }

  /** Sends what happens as it happens, and looks at the list of everywhere once a minute of the deployment. */
  begin(): void {
    this.running = Promise.all([this.send(), this.watch()]);
    // Whoever waits for the end hears of it; a rejection meanwhile must not end the process.
    this.running.catch(() => undefined);
  }

  async end(): Promise<void> {
    this.ended = true;
    await this.running;
  }

  /** Sends `activities` as an operator's server does, whose word on actors is believed. */
  async sendTrusted(activities: readonly object[]): Promise<void> {
    const headers = { authorization: `Bearer ${this.deployment.operatorKey}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ source: 'default', activities });
    const answer = await fetch(new URL('/v1/activities', this.deployment.url), { method: 'POST', headers, body });
    const { accepted } = (await answer.json()) as { accepted?: number };
    if (accepted !== activities.length) throw new Error(`${activities.length} were sent, and ${accepted ?? 0} taken: ${answer.status}`);
    this.sent += activities.length;
  }

  /** Bursts that began between these times, and brought so many uses in their first forty minutes. */
  bursts(from: number, to: number, leastUses: number): readonly Burst[] {
    const all = new Set<Burst>();
    for (let at = from; at < to; at += MINUTE) for (const burst of this.community.burstsAt(at)) all.add(burst);
    return [...all].filter((burst) => burst.startsAt >= from && burst.startsAt < to && usesOf(burst, 40) >= leastUses);
  }

  /** Topics that anything was seen of in lists since `from`. */
  shownSince(from: number): ReadonlySet<string> {
    return new Set(this.looks.filter(({ at }) => at >= from).flatMap(({ topics }) => topics));
  }

  private async send(): Promise<void> {
    for (let minute = this.begins; !this.ended; minute += 1) {
      await this.until((minute + 1) * MINUTE);
      const activities = activitiesOf(this.community, SEED, minute).map(asServerTells);
      if (activities.length > 0) await this.sendTrusted(activities);
    }
  }

  private async watch(): Promise<void> {
    while (!this.ended) {
      const { trends } = await this.deployment.get<{ trends: { topic: string }[] }>('/v1/trends');
      this.looks.push({ at: this.now(), topics: trends.map(({ topic }) => topic) });
      await wait(1_000);
    }
  }
}

/** Uses that a burst brings in its first minutes, on average. */
function usesOf(burst: Burst, minutes: number): number {
  let uses = 0;
  for (let minute = 0; minute < minutes; minute += 1) uses += burstRate(burst, burst.startsAt + (minute + 0.5) * MINUTE);
  return uses;
}

/** Members have accounts, most of them old, and sit in networks of a few members each. */
function asServerTells(activity: OutgoingActivity): OutgoingActivity & { readonly ip: string; readonly actorSince: number } {
  const member = Number(activity.actor.slice(activity.actor.lastIndexOf('-') + 1));
  const days = member % NEW_MEMBERS === 0 ? 0.1 : 30 + (member % 1_000);
  const network = member % 3_000;
  const ip = `10.${Math.floor(network / 250)}.${network % 250}.${member % 200}`;
  return { ...activity, ip, actorSince: Math.floor((activity.occurredAt ?? 0) - days * 1_440 * MINUTE) };
}
