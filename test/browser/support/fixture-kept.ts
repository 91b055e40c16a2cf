import { createHash } from 'node:crypto';
import { TOPICS, samplesOf, trendOf, type FixtureTopic } from './fixture-world.ts';

type Answer = readonly [status: number, body: unknown];

const FAILURES = [
  { by: 'webhook', webhook: 'https://hooks.example/alerts', reason: 'the receiver answered 404', at: '2026-11-20T09:00:00.000Z' },
];

/** A point of P-256, as of a deployment. */
const VAPID_KEY = 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4';

/** What people keep, as the API has it. */
export class FixtureKept {
  private readonly topics = { follows: new Set(['aurora', 'fjordfestival']), mutes: new Set(['mondaymotivation']) };
  private readonly alerts = new Map<string, unknown>([
    ['alert-1', { when: { kind: 'topic-starts', topic: 'aurora' }, by: ['email', 'push'] }],
    ['alert-2', { when: { kind: 'enters-top', scope: 'region:NO', top: 10 }, by: ['email'] }],
  ]);
  private readonly devices = new Map<string, unknown>([
    [
      'phone',
      { id: 'phone', kind: 'web-push', name: 'Firefox on Android', service: 'https://updates.push.example', registeredAt: changedAt() },
    ],
  ]);
  private profile: unknown = {
    languages: ['en', 'pt'],
    regions: ['NO'],
    timeZone: 'Europe/Oslo',
    quietHours: { from: '22:00', to: '07:00' },
    digest: { every: 'week', at: '08:00', weekday: 1, by: ['email'] },
  };

  /** The answer to a request of what is kept; undefined when it is about something else. */
  answer(method: string, path: string, body: unknown): Answer | undefined {
    const [, , collection = '', id = ''] = path.split('/').map(decodeURIComponent);
    if (collection === 'profile') {
      if (method === 'PUT') this.profile = body;
      return [200, { version: 1, profile: this.profile }];
    }
    if (collection === 'feed')
      return [
        200,
        {
          entries: TOPICS.slice(0, 5)
            .filter(({ topic }) => !this.topics.mutes.has(topic))
            .map(feedEntry),
        },
      ];
    if (collection === 'me') return id === 'export' ? [200, { account: { address: 'ada@example.org' } }] : [202, { ordered: true }];
    if (collection === 'endpoints') return this.answerDevice(method, id, body);
    if (collection === 'alerts') return this.answerAlert(method, id, body);
    return collection === 'follows' || collection === 'mutes' ? this.answerTopic(method, this.topics[collection], id) : undefined;
  }

  private answerDevice(method: string, id: string, body: unknown): Answer {
    if (id === 'vapid') return [200, { publicKey: VAPID_KEY }];
    if (method === 'GET') return [200, { endpoints: [...this.devices.values()] }];
    if (method === 'DELETE') return [200, { removed: this.devices.delete(id) }];
    const { kind, name, subscription } = body as { kind: string; name: string; subscription: { endpoint: string } };
    const made = createHash('sha256').update(`${kind} ${subscription.endpoint}`).digest('base64url').slice(0, 22);
    const device = { id: made, kind, name, service: new URL(subscription.endpoint).origin, registeredAt: new Date().toISOString() };
    this.devices.set(made, device);
    return [200, device];
  }

  private answerTopic(method: string, topics: Set<string>, name: string): Answer {
    const topic = name.replace('#', '').toLowerCase();
    if (method === 'GET') return [200, { topics: [...topics].map(keptTopic) }];
    if (method === 'DELETE') return [200, { removed: topics.delete(topic) }];
    topics.add(topic);
    return [200, keptTopic(topic)];
  }

  private answerAlert(method: string, id: string, alert: unknown): Answer {
    if (method === 'GET') return [200, { alerts: [...this.alerts].map(([known, value]) => keptAlert(known, value)), failures: FAILURES }];
    if (method === 'DELETE') return [200, { removed: this.alerts.delete(id) }];
    this.alerts.set(id, alert);
    return [200, keptAlert(id, alert)];
  }
}

const changedAt = () => new Date(Date.now() - 7_200_000).toISOString();

function feedEntry(entry: FixtureTopic, index: number) {
  const now = Math.floor(Date.now() / 60_000) * 60_000;
  const { topic, label, actorsPerDay } = entry;
  const because = index === 0 ? `because you follow ${label}` : 'because it rises in Norway';
  const reasons = [{ kind: index === 0 ? 'follows' : 'rises', text: because }];
  const trend = index === 3 ? null : { ...trendOf(entry, index + 1, now), scope: 'region:NO' };
  return {
    topic,
    label,
    because,
    reasons,
    state: trend === null ? 'steady' : 'rising',
    trend,
    actorsPerDay,
    samples: samplesOf(entry, now),
  };
}

function keptTopic(topic: string) {
  return { topic, version: 1, changedAt: changedAt() };
}

function keptAlert(id: string, alert: unknown) {
  return { id, version: 1, changedAt: changedAt(), alert };
}
