import type { Clock } from '@groundswell/kernel';
import type { Scope } from '@groundswell/topic';
import type { Publicity } from '@groundswell/trend';
import type { Alert } from '../keeping/collections/alerts.ts';
import type { KeptItem } from '../keeping/kept-item.ts';
import type { KeptItems } from '../keeping/kept-items.ts';
import { alertsOnScope, alertsOnTopic, type Watch, type Watched, type Watchers } from '../keeping/watches.ts';
import type { Delivery } from './delivery.ts';
import { type Climb, climbsIn, eventOf, type Happening, type ListChange } from './happenings.ts';
import { alertMessage } from './messages.ts';
import type { Outbox } from './outbox.ts';

/** Alerts looked at in one page. */
const PAGE = 100;

export interface MatcherPorts {
  readonly watchers: Watchers;
  readonly items: KeptItems;
  readonly outbox: Outbox;
  /** What may be shown now: an operator may have denied a topic since a list was written. */
  readonly publicity: Pick<Publicity, 'rules' | 'allowsScope'>;
  readonly clock: Clock;
}

/**
 * Finds whose alerts fit what changed in the lists that people see, and puts what they are to be told into the outbox. Safe
 * to repeat and to do in any order: an event is the same however often it is found out.
 */
export class AlertMatcher {
  constructor(private readonly ports: MatcherPorts) {}

  /**
   * Durable when it resolves.
   * @returns deliveries that fit, also those that the outbox knew
   */
  async match(changes: readonly ListChange[]): Promise<number> {
    const climbs = await this.shown(changes.flatMap(climbsIn));
    const started = grouped(
      climbs.filter(({ from }) => from === undefined),
      ({ topic }) => topic,
    );
    const climbed = grouped(climbs, ({ scope }) => scope);
    let count = 0;
    for (const [topic, all] of started) count += await this.matchAll(alertsOnTopic(topic), all);
    for (const [scope, all] of climbed) count += await this.matchAll(alertsOnScope(scope), all);
    return count;
  }

  private async shown(climbs: readonly Climb[]): Promise<readonly Climb[]> {
    if (climbs.length === 0) return climbs;
    const { publicity } = this.ports;
    const rules = await publicity.rules();
    const scopes = new Map<Scope, boolean>();
    for (const { scope } of climbs) if (!scopes.has(scope)) scopes.set(scope, await publicity.allowsScope(scope));
    return climbs.filter((climb) => rules.allows(climb) && scopes.get(climb.scope) === true);
  }

  private async matchAll(watched: Watched, climbs: readonly Climb[]): Promise<number> {
    const { watchers, outbox, clock } = this.ports;
    let count = 0;
    let from: string | undefined;
    do {
      const page = await watchers.page(watched, PAGE, from);
      const deliveries = (await Promise.all(page.watches.map((watch) => this.deliveries(watch, climbs)))).flat();
      if (deliveries.length > 0) await outbox.add(deliveries, clock.now());
      count += deliveries.length;
      from = page.next;
    } while (from !== undefined);
    return count;
  }

  private async deliveries({ person, item }: Watch, climbs: readonly Climb[]): Promise<readonly Delivery[]> {
    if (item.collection !== 'alerts' || item.value === undefined) return [];
    const alert = (item as KeptItem<'alerts'>).value as Alert;
    // Whoever asks what has begun already is told when it begins again.
    const fitting = climbs.filter(({ at }) => at >= item.changedAt).flatMap((climb) => fit(alert, climb) ?? []);
    const found: Delivery[] = [];
    for (const happening of fitting) {
      if (await this.isMuted(person, happening.topic)) continue;
      found.push(...alert.by.map((channel) => deliveryOf(person, channel, alert, happening, this.ports.clock.now())));
    }
    return found;
  }

  private async isMuted(person: string, topic: string): Promise<boolean> {
    return (await this.ports.items.find(person, 'mutes', topic))?.value !== undefined;
  }
}

/** What of a climb an alert waits for. */
function fit({ when }: Alert, { from, ...climb }: Climb): Happening | undefined {
  if (when.kind === 'topic-starts') {
    return from === undefined && when.scope === climb.scope && when.topic === climb.topic ? { ...climb, kind: when.kind } : undefined;
  }
  const { top } = when;
  if (when.scope !== climb.scope || climb.place > top || (from !== undefined && from <= top)) return undefined;
  return { ...climb, kind: when.kind, top };
}

function deliveryOf(person: string, channel: Delivery['channel'], alert: Alert, happening: Happening, now: number): Delivery {
  return {
    person,
    channel,
    ...(channel === 'webhook' && { webhook: alert.webhook }),
    event: eventOf(happening),
    message: alertMessage(happening),
    facts: factsOf(happening),
    quiet: true,
    madeAt: now,
  };
}

/** What a program is told: the members are a contract. */
function factsOf(happening: Happening): Delivery['facts'] {
  const { kind, scope, topic, label, place, score, startedAt, at } = happening;
  const [since, seen] = [startedAt, at].map((time) => new Date(time).toISOString());
  const top = kind === 'enters-top' ? { top: happening.top } : {};
  return { type: kind, ...top, scope, topic, label, place, score, startedAt: since, at: seen };
}

function grouped(climbs: readonly Climb[], by: (climb: Climb) => string): ReadonlyMap<string, readonly Climb[]> {
  const groups = new Map<string, Climb[]>();
  for (const climb of climbs) {
    const group = groups.get(by(climb));
    if (group === undefined) groups.set(by(climb), [climb]);
    else group.push(climb);
  }
  return groups;
}
