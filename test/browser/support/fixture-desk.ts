import type { FixtureAnswer } from './fixture-people.ts';

interface Topic {
  readonly topic: string;
  readonly decision: 'allowed' | 'denied';
  readonly by: string;
  readonly reason?: string;
}

const ENTRIES = [
  { action: 'deny', topics: ['cheap-pills'], reason: 'sells things' },
  { action: 'ban', actorCount: 812, actors: ['0123456789ab'], reason: 'invented accounts' },
  { action: 'sweep', topics: ['follow4follow'], sweep: 'site-1' },
  { action: 'review-on' },
] as const;

/** Moderation as the API has it: decisions, bans, sweeps and their trail. */
export class FixtureDesk {
  private review = true;
  private readonly waiting = new Map([
    ['freeprize', waitingTopic('freeprize', '#FreePrize', 1)],
    ['harbourfest', waitingTopic('harbourfest', '#HarbourFest', 3)],
  ]);
  private readonly topics = new Map<string, Topic>([
    ['cheap-pills', { topic: 'cheap-pills', decision: 'denied', by: 'operator', reason: 'sells things' }],
    ['fjordfestival', { topic: 'fjordfestival', decision: 'allowed', by: 'account account-1' }],
  ]);
  private readonly banned = new Set(['0123456789ab', 'fedcba987654']);
  private sweeps: object[] = [sweepOf('site-1', 'follow4follow', 'over', 640)];

  /** The answer to a request of moderation. */
  answer(method: string, path: string, body: Readonly<Record<string, unknown>>): FixtureAnswer {
    const [, , , part = '', name = ''] = path.split('/').map(decodeURIComponent);
    const at = new Date(Date.now() - 3_600_000).toISOString();
    switch (part) {
      case 'settings':
        if (method === 'PUT') this.review = body['review'] === true;
        return [200, { review: this.review }];
      case 'queue':
        return [200, { topics: this.review ? [...this.waiting.values()] : [] }];
      case 'topics':
        this.decide(method, name, body);
        return [200, { topics: [...this.topics.values()].map((topic, entry) => ({ ...topic, entry, at })).toReversed() }];
      case 'actors':
        return this.actors(method, name, body, at);
      case 'sweeps':
        if (method === 'PUT') this.sweeps = [sweepOf(name, String(body['topic']), 'ordered', 0), ...this.sweeps];
        return [200, name === '' ? { sweeps: this.sweeps } : this.sweeps[0]];
      default:
        return [
          200,
          { entries: ENTRIES.map((entry, index) => ({ ...entry, number: ENTRIES.length - index, at, by: 'account account-1' })) },
        ];
    }
  }

  private decide(method: string, topic: string, body: Readonly<Record<string, unknown>>): void {
    if (method === 'DELETE') this.topics.delete(topic);
    if (method !== 'PUT') return;
    this.waiting.delete(topic);
    this.topics.set(topic, { topic, by: 'account account-1', ...body } as Topic);
  }

  private actors(method: string, name: string, { actors = [] }: { readonly actors?: unknown }, at: string): FixtureAnswer {
    if (method === 'DELETE') this.banned.delete(name);
    if (method !== 'PUT') {
      const list = [...this.banned].map((actor, entry) => ({ actor, entry, by: 'operator', at, reason: 'invented accounts' }));
      return [200, method === 'DELETE' ? { changed: 1 } : { total: list.length, actors: list }];
    }
    const ids = actors as readonly unknown[];
    for (const [index] of ids.entries()) this.banned.add(`aaaaaaaaaaa${index}`);
    return [200, { changed: ids.length, entry: 9 }];
  }
}

function waitingTopic(topic: string, label: string, rank: number) {
  const rest = { scope: 'everywhere', score: 300, windowMinutes: 10, observed: 214, expected: 9, uses: 400, concentration: 0.5 };
  const at = new Date(Date.now() - 240_000).toISOString();
  return { topic, label, rank, ...rest, at, actorsPerDay: 240, why: '214 people in 10 minutes, 9 expected at this hour' };
}

function sweepOf(id: string, topic: string, state: string, banned: number) {
  const at = new Date(Date.now() - 7_200_000).toISOString();
  return { id, topic, state, banned, from: at, until: at, byNetwork: false, entry: 3, by: 'account account-1', at };
}
