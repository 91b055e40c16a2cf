import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RouteSpec } from '../../topology.ts';
import type { Answer } from './answer.ts';

interface Kept {
  readonly answer: Answer;
  readonly storedAt: number;
  readonly freshUntil: number;
  readonly staleUntil: number;
}

const MOST_ENTRIES = 2_000;
/** Answers that CloudFront keeps when Cache-Control allows it. */
const CACHEABLE = new Set([200, 203, 204, 301, 302, 307, 308, 404, 410]);

/** The edge's cache: keeps answers as long as their Cache-Control says, and lets concurrent misses share one call. */
export class EdgeCache {
  private readonly kept = new Map<string, Kept>();
  private readonly running = new Map<string, Promise<Answer>>();
  private readonly now: () => number;

  constructor(now: () => number = () => Date.now()) {
    this.now = now;
  }

  /** The answer to a request: from the cache, from a call that already runs, or from `origin`. */
  async answer(key: string, origin: () => Promise<Answer>): Promise<Answer> {
    const kept = this.kept.get(key);
    const now = this.now();
    if (kept !== undefined && now < kept.freshUntil) return mark(kept.answer, 'Hit', now - kept.storedAt);
    if (kept !== undefined && now < kept.staleUntil) {
      // Allowed by stale-while-revalidate: answered at once, fetched anew behind it.
      void this.fetch(key, origin).catch(() => undefined);
      return mark(kept.answer, 'Hit', now - kept.storedAt);
    }
    const shared = this.running.has(key);
    return mark(await this.fetch(key, origin), shared ? 'Hit' : 'Miss');
  }

  private fetch(key: string, origin: () => Promise<Answer>): Promise<Answer> {
    const running = this.running.get(key);
    if (running !== undefined) return running;
    const call = origin()
      .then((answer) => {
        const tagged = withTag(answer);
        this.keep(key, tagged);
        return tagged;
      })
      .finally(() => this.running.delete(key));
    this.running.set(key, call);
    return call;
  }

  private keep(key: string, answer: Answer): void {
    const { fresh, stale } = lifetimes(String(answer.headers['cache-control'] ?? ''));
    this.kept.delete(key);
    if (fresh <= 0 || !CACHEABLE.has(answer.status) || answer.headers['set-cookie'] !== undefined) return;
    const now = this.now();
    this.kept.set(key, { answer, storedAt: now, freshUntil: now + fresh * 1_000, staleUntil: now + (fresh + stale) * 1_000 });
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_ENTRIES && oldest !== undefined) this.kept.delete(oldest);
  }
}

/** What tells cached answers of a route apart: the path and the query strings that the route lists. */
export function cacheKey(route: RouteSpec, url: URL): string {
  const listed = [...(route.cache?.queryStrings ?? [])]
    .sort()
    .flatMap((name) => url.searchParams.getAll(name).map((value) => [name, value]));
  return `${url.pathname}?${new URLSearchParams(listed as [string, string][]).toString()}`;
}

/** 304 without a body where the viewer already has this answer. */
export function conditional(request: IncomingMessage, answer: Answer): Answer {
  const tag = answer.headers['etag'];
  const known = request.headers['if-none-match'];
  if (answer.status !== 200 || typeof tag !== 'string' || known === undefined) return answer;
  const bare = (text: string) => text.trim().replace(/^W\//, '');
  const matches = known === '*' || known.split(',').some((candidate) => bare(candidate) === bare(tag));
  if (!matches) return answer;
  const headers = Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !name.startsWith('content-')));
  return { status: 304, headers, body: Buffer.alloc(0) };
}

function withTag(answer: Answer): Answer {
  if (answer.headers['etag'] !== undefined || answer.status !== 200) return answer;
  const tag = `"${createHash('sha1').update(answer.body).digest('base64url')}"`;
  return { ...answer, headers: { ...answer.headers, etag: tag } };
}

function mark(answer: Answer, what: 'Hit' | 'Miss', age?: number): Answer {
  const seconds = age === undefined ? {} : { age: String(Math.floor(age / 1_000)) };
  return { ...answer, headers: { ...answer.headers, 'x-cache': `${what} from edge`, ...seconds } };
}

function lifetimes(cacheControl: string): { readonly fresh: number; readonly stale: number } {
  if (/\b(no-store|no-cache|private)\b/i.test(cacheControl)) return { fresh: 0, stale: 0 };
  const seconds = (name: string) => {
    const match = new RegExp(`(?:^|[\\s,])${name}=(\\d+)`, 'i').exec(cacheControl);
    return match === null ? undefined : Number(match[1]);
  };
  return { fresh: seconds('s-maxage') ?? seconds('max-age') ?? 0, stale: seconds('stale-while-revalidate') ?? 0 };
}
