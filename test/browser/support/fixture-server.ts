import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { FixtureDesk } from './fixture-desk.ts';
import { FixturePeople } from './fixture-people.ts';
import { historyOf, relatedTo, samplesOf, SCOPES, scoreOf, TOPICS, trendOf, whyOf, type FixtureTopic } from './fixture-world.ts';

export const OPERATOR_KEY = 'operator-key-of-the-fixture';
export const WRITE_KEY = 'wk_7Qm2fixture8XkP4';
const MINIMUM = 5;

/** The strictest policy under which the site must work. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.html': 'text/html; charset=utf-8',
};

/** What a spec can change while the page is open. */
export interface FixtureState {
  topics: readonly FixtureTopic[];
  activities: number;
  sample: boolean;
  status: 'starting' | 'ok' | 'stale';
  /** Every answer of the API is 503. */
  down: boolean;
  /** Requests of the API so far: path and status. */
  readonly answered: { path: string; status: number }[];
}

interface Sent {
  readonly id: string;
  readonly kind: string;
  readonly actor: string;
  readonly text: string;
  readonly at: number;
}

/** Whatever is about whoever is signed in. */
const PEOPLE = /^\/v1\/(?:accounts|browser|feed|me|sessions|profile|follows|mutes|alerts|endpoints)(?:\/|$)/;

/** Milliseconds until the fixture counts what it accepted. */
const COUNTED_AFTER = 1_500;

/** Serves the built site, and the shapes of the API with invented data: to look at every state of a page. */
export class FixtureServer {
  readonly state: FixtureState = { topics: TOPICS, activities: 184_220, sample: false, status: 'ok', down: false, answered: [] };
  readonly people = new FixturePeople();
  private readonly desk = new FixtureDesk();
  private readonly made = new Map<string, { readonly name?: string }>();
  private readonly sent: Sent[] = [];
  private readonly server = createServer((request, response) => void this.answer(request, response));
  private readonly site: string;

  constructor(site: string) {
    this.site = site;
  }

  /** @returns the address, without a slash at the end; the same when it listens already */
  async listen(): Promise<string> {
    if (!this.server.listening) await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    if (!this.server.listening) return;
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://fixture');
    if (!url.pathname.startsWith('/v1/')) return this.serveFile(url.pathname, response);
    const [status, body] = await this.api(request, url);
    const text = JSON.stringify(body);
    const etag = `"${createHash('sha256').update(text).digest('hex').slice(0, 16)}"`;
    const unchanged = status === 200 && request.headers['if-none-match'] === etag;
    this.state.answered.push({ path: url.pathname, status: unchanged ? 304 : status });
    response.writeHead(unchanged ? 304 : status, {
      'content-type': status < 300 ? 'application/json' : 'application/problem+json',
      etag,
    });
    response.end(unchanged ? undefined : text);
  }

  private async serveFile(path: string, response: ServerResponse): Promise<void> {
    const wanted = normalize(path).replace(/^(\.\.[/\\])+/, '');
    const type = TYPES[extname(wanted)];
    const content = type === undefined ? undefined : await readFile(join(this.site, wanted)).catch(() => undefined);
    response.writeHead(200, {
      'content-type': content === undefined ? 'text/html; charset=utf-8' : (type ?? ''),
      'content-security-policy': POLICY,
    });
    response.end(content ?? (await readFile(join(this.site, 'index.html'))));
  }

  private async api(request: IncomingMessage, url: URL): Promise<readonly [number, unknown]> {
    if (this.state.down) return problem(503, 'The service rests.');
    if (PEOPLE.test(url.pathname)) {
      const body = JSON.parse((await textOf(request)) || '{}') as Record<string, string>;
      return this.people.answer(request.method ?? 'GET', url.pathname, body) ?? problem(404, 'There is nothing here.');
    }
    const [, , area = '', name = '', part = ''] = url.pathname.split('/').map(decodeURIComponent);
    const operator = request.headers.authorization === `Bearer ${OPERATOR_KEY}` || this.people.mayModerate(request.headers.authorization);
    if (area === 'activities') return this.accept(request);
    if (['operator', 'sources', 'moderation'].includes(area) && !operator) return problem(401, 'The operator key is missing or wrong.');
    if (area === 'moderation') {
      const body = JSON.parse((await textOf(request)) || '{}') as Record<string, unknown>;
      return this.desk.answer(request.method ?? 'GET', url.pathname, body);
    }
    if (area === 'operator') return this.countedTopic(part);
    if (area === 'sources' && (part === 'keys' || part === 'audit' || request.method === 'PUT'))
      return this.changeSource(request, name, part);
    if (area === 'sources')
      return [200, name === '' ? this.sources() : { arrivals: this.counted().slice(-10).toReversed().map(arrivalOf) }];
    if (area === 'trends') return [200, this.trends(url.searchParams.get('scope') ?? 'everywhere')];
    if (area === 'topics') return this.topic(name, url.searchParams.get('scope') ?? 'everywhere');
    if (area === 'scopes') return [200, this.scopes()];
    if (area === 'search') return [200, this.search(url.searchParams.get('q') ?? '')];
    if (area === 'status') return [200, this.status()];
    return problem(404, 'There is nothing here.');
  }

  private trends(scope: string) {
    const ranked = this.state.topics
      .toSorted((a, b) => scoreOf(b) - scoreOf(a))
      .filter((_, index) => scope === 'everywhere' || index % 2 === 0);
    const now = minuteNow();
    return { scope, at: new Date(now).toISOString(), trends: ranked.map((entry, index) => trendOf(entry, index + 1, now)) };
  }

  private topic(topic: string, scope: string): [number, unknown] {
    const entry = this.state.topics.find((known) => known.topic === topic);
    if (entry === undefined) return problem(404, 'No such topic.');
    const now = minuteNow();
    const { actorsPerDay, label } = entry;
    const usesPerDay = Math.round(actorsPerDay * 1.3);
    const trend = trendOf(entry, 1, now);
    const related = { relatedBy: 'people', related: relatedTo(entry) };
    const rest = { episodes: [], history: historyOf(entry, now), ...related, samples: samplesOf(entry, now) };
    return [
      200,
      { topic, label, scope, actorsPerDay, usesPerDay, lastUsedAt: new Date(now).toISOString(), trend, why: whyOf(entry), ...rest },
    ];
  }

  private scopes() {
    if (this.state.activities === 0) return { scopes: [] };
    return {
      scopes: SCOPES.map(([scope, actorsPerDay, trending]) => {
        const [dimension, value] = scope.split(':');
        return { scope, dimension, value, actorsPerDay, trending };
      }),
    };
  }

  private search(query: string) {
    const found = this.state.topics.filter(({ label }) => label.toLowerCase().includes(query.toLowerCase()));
    const topics = found.map(({ topic, label, actorsPerDay }) => ({
      topic,
      label,
      actorsPerDay,
      usesPerDay: actorsPerDay * 2,
      trending: true,
    }));
    return { q: query, topics };
  }

  private status() {
    const { status, activities, sample } = this.state;
    const at = new Date(minuteNow()).toISOString();
    return {
      status,
      version: '0.1.0',
      stage: 'fixture',
      rankedAt: at,
      countedThrough: at,
      lagSeconds: 2,
      activities,
      minimumActors: MINIMUM,
      sample,
    };
  }

  private sources() {
    const source = {
      id: 'default',
      name: 'My community',
      writeKeys: [{ key: WRITE_KEY, name: 'name_of_it_1' }],
      createdAt: new Date(0).toISOString(),
    };
    return {
      sources: [source, { ...source, id: 'sample', name: 'Sample community', writeKeys: [{ key: 'wk_sample', name: 'name_of_it_2' }] }],
    };
  }

  private async changeSource(request: IncomingMessage, id: string, part: string): Promise<readonly [number, unknown]> {
    const at = new Date(Date.now() - 86_400_000).toISOString();
    const entry = { number: 1, at, by: 'operator', action: 'add-key', keyEnding: 'XkP4' };
    if (part === 'audit') return [200, { entries: [entry] }];
    const body = JSON.parse((await textOf(request)) || '{}') as { readonly name?: string };
    const settings = { ...this.made.get(id), ...body };
    this.made.set(id, settings);
    const first = { key: WRITE_KEY, name: 'name_of_it_1' };
    const keys = request.method === 'POST' ? [first, { key: 'wk_9Zr4another2LmQ8', name: 'name_of_it_3' }] : [first];
    return [200, { id, name: 'My community', ...settings, writeKeys: request.method === 'DELETE' ? [] : keys, createdAt: at }];
  }

  private async accept(request: IncomingMessage): Promise<[number, unknown]> {
    if (request.headers.authorization !== `Bearer ${WRITE_KEY}`) return problem(401, 'The write key is missing or wrong.');
    const { activities } = JSON.parse(await textOf(request)) as { activities: Omit<Sent, 'at'>[] };
    this.sent.push(...activities.map((activity) => ({ ...activity, at: Date.now() })));
    const results = activities.map(({ id }, index) => ({ index, id, status: 'accepted' }));
    return [200, { accepted: results.length, refused: 0, results }];
  }

  private counted(): readonly Sent[] {
    return this.sent.filter(({ at }) => Date.now() - at > COUNTED_AFTER);
  }

  private countedTopic(topic: string): [number, unknown] {
    const uses = this.counted().filter(({ text }) => text.toLowerCase().includes(`#${topic}`));
    const actorsPerDay = new Set(uses.map(({ actor }) => actor)).size;
    return [200, { topic, label: `#${topic}`, actorsPerDay, usesPerDay: uses.length, public: actorsPerDay >= MINIMUM }];
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** Steady within a minute, so that an unchanged world has an unchanged ETag. */
function minuteNow(): number {
  return Math.floor(Date.now() / 60_000) * 60_000;
}

function arrivalOf({ id, kind, text, at }: Sent) {
  return { id, kind, text, topics: [], at: new Date(at).toISOString(), countedAt: new Date(at + COUNTED_AFTER).toISOString() };
}

function problem(status: number, detail: string): [number, unknown] {
  return [status, { type: 'about:blank', title: 'Refused', status, detail }];
}
