import type { ActivityResult, Arrival, CountedTopic, FoundTopic, ScopeSummary, Source, Status, Topic, TrendList } from './shapes.ts';

/** The server answered, and the answer is no. */
export class ApiRefusal extends Error {
  override readonly name = 'ApiRefusal';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** An answer with what is needed to ask later whether it changed. */
export interface Versioned<T> {
  readonly value: T;
  readonly etag?: string | undefined;
}

interface Asked {
  readonly etag?: string | undefined;
  readonly operatorKey?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The trends of a scope; 'unchanged' when `etag` still names them. */
export function readTrends(scope: string, asked: Asked = {}): Promise<Versioned<TrendList> | 'unchanged'> {
  return ask(`/v1/trends?scope=${encodeURIComponent(scope)}`, asked);
}

/** @throws ApiRefusal 404 when the topic does not exist or fewer people than the minimum used it */
export function readTopic(topic: string, scope: string, asked: Asked = {}): Promise<Versioned<Topic> | 'unchanged'> {
  return ask(`/v1/topics/${encodeURIComponent(topic)}?scope=${encodeURIComponent(scope)}`, asked);
}

export function readStatus(asked: Asked = {}): Promise<Versioned<Status> | 'unchanged'> {
  return ask('/v1/status', asked);
}

export async function readScopes(asked: Asked = {}): Promise<Versioned<readonly ScopeSummary[]> | 'unchanged'> {
  const answer = await ask<{ scopes: ScopeSummary[] }>('/v1/scopes', asked);
  return answer === 'unchanged' ? answer : { value: answer.value.scopes, etag: answer.etag };
}

export async function searchTopics(query: string, signal: AbortSignal): Promise<readonly FoundTopic[]> {
  const { topics } = await read<{ topics: FoundTopic[] }>(`/v1/search?q=${encodeURIComponent(query)}&limit=8`, { signal });
  return topics;
}

/** @throws ApiRefusal 401 when the key is not the operator's */
export async function readSources(operatorKey: string): Promise<readonly Source[]> {
  return (await read<{ sources: Source[] }>('/v1/sources', { operatorKey })).sources;
}

/** The newest activities of a source, newest first. */
export async function readArrivals(source: string, operatorKey: string): Promise<readonly Arrival[]> {
  return (await read<{ arrivals: Arrival[] }>(`/v1/sources/${encodeURIComponent(source)}/arrivals?limit=10`, { operatorKey })).arrivals;
}

/** A topic's counts whether public or not; undefined when it was not used. */
export async function readCountedTopic(topic: string, operatorKey: string): Promise<CountedTopic | undefined> {
  try {
    return await read<CountedTopic>(`/v1/operator/topics/${encodeURIComponent(topic)}`, { operatorKey });
  } catch (error) {
    if (error instanceof ApiRefusal && error.status === 404) return undefined;
    throw error;
  }
}

export interface NewActivity {
  readonly id: string;
  readonly kind: string;
  readonly actor: string;
  readonly text: string;
}

/** Sends one activity and tells what became of it. Safe to repeat: the id de-duplicates. */
export async function sendActivity(activity: NewActivity, writeKey: string): Promise<ActivityResult> {
  const response = await fetch('/v1/activities', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${writeKey}` },
    body: JSON.stringify({ activities: [activity] }),
  });
  if (!response.ok) throw await refusalOf(response);
  const { results } = (await response.json()) as { results: ActivityResult[] };
  const result = results[0];
  if (result === undefined) throw new ApiRefusal(response.status, 'The answer names no result.');
  return result;
}

async function read<T>(path: string, asked: Asked): Promise<T> {
  const answer = await ask<T>(path, asked);
  if (answer === 'unchanged') throw new ApiRefusal(304, 'Unchanged, though nothing was known of it.');
  return answer.value;
}

async function ask<T>(path: string, { etag, operatorKey, signal }: Asked): Promise<Versioned<T> | 'unchanged'> {
  const headers = new Headers({ accept: 'application/json' });
  if (etag !== undefined) headers.set('if-none-match', etag);
  if (operatorKey !== undefined) headers.set('authorization', `Bearer ${operatorKey}`);
  const response = await fetch(path, { headers, cache: 'no-store', ...(signal && { signal }) });
  if (response.status === 304) return 'unchanged';
  if (!response.ok) throw await refusalOf(response);
  return { value: (await response.json()) as T, etag: response.headers.get('etag') ?? undefined };
}

/** Reads the problem document (RFC 9457) of a refusal. */
async function refusalOf(response: Response): Promise<ApiRefusal> {
  const problem = (await response.json().catch(() => ({}))) as { title?: string; detail?: string };
  return new ApiRefusal(response.status, problem.detail ?? problem.title ?? `The server answered ${response.status}.`);
}
