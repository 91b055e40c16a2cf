import {
  answerOf,
  createClient,
  type Arrival,
  type FoundTopic,
  type ItemResult,
  type OperatorTopicPage,
  type RegisteredSource,
  type ScopeSummary,
  type Status,
  type TopicPage,
  type TrendPage,
} from '@groundswell/client';

/** An answer with what is needed to ask later whether it changed. */
export interface Versioned<T> {
  readonly value: T;
  readonly etag?: string | undefined;
}

/** What is known already, and how to call the question off. */
interface Asked {
  readonly etag?: string | undefined;
  readonly signal?: AbortSignal;
}

/** What operators see of a topic, below the minimum of people too. */
export type TopicCounts = Pick<OperatorTopicPage, 'topic' | 'actorsPerDay' | 'usesPerDay' | 'public'>;

const anyone = createClient({ baseUrl: '' });

/** The trends of a scope; 'unchanged' when `etag` still names them. */
export function readTrends(scope: string, asked: Asked = {}): Promise<Versioned<TrendPage> | 'unchanged'> {
  return changed(anyone.GET('/v1/trends', { params: { query: { scope } }, ...conditions(asked) }));
}

/** @throws ApiError 404 when the topic does not exist or fewer people than the minimum used it */
export function readTopic(topic: string, scope: string, asked: Asked = {}): Promise<Versioned<TopicPage> | 'unchanged'> {
  return changed(anyone.GET('/v1/topics/{topic}', { params: { path: { topic }, query: { scope } }, ...conditions(asked) }));
}

export function readStatus(asked: Asked = {}): Promise<Versioned<Status> | 'unchanged'> {
  return changed(anyone.GET('/v1/status', conditions(asked)));
}

export async function readScopes(asked: Asked = {}): Promise<Versioned<readonly ScopeSummary[]> | 'unchanged'> {
  const answer = await changed(anyone.GET('/v1/scopes', conditions(asked)));
  return answer === 'unchanged' ? answer : { value: answer.value.scopes, etag: answer.etag };
}

export async function searchTopics(q: string, signal: AbortSignal): Promise<readonly FoundTopic[]> {
  return (await answerOf(anyone.GET('/v1/search', { params: { query: { q, limit: 8 } }, signal }))).topics;
}

/** @throws ApiError 401 when the key is not the operator's */
export async function readSources(operatorKey: string): Promise<readonly RegisteredSource[]> {
  return (await answerOf(createClient({ baseUrl: '', operatorKey }).GET('/v1/sources'))).sources;
}

/** The newest activities of a source, newest first. */
export async function readArrivals(source: string, operatorKey: string): Promise<readonly Arrival[]> {
  const operator = createClient({ baseUrl: '', operatorKey });
  return (await answerOf(operator.GET('/v1/sources/{source}/arrivals', { params: { path: { source }, query: { limit: 10 } } }))).arrivals;
}

/** A topic's counts whether public or not; zeros when it was not used. */
export function readTopicCounts(topic: string, operatorKey: string): Promise<TopicCounts> {
  const operator = createClient({ baseUrl: '', operatorKey });
  return answerOf(operator.GET('/v1/operator/topics/{topic}', { params: { path: { topic } } }));
}

export interface NewActivity {
  readonly id: string;
  readonly kind: string;
  readonly actor: string;
  readonly text: string;
}

/** Sends one activity and tells what became of it. Safe to repeat: the id de-duplicates. */
export async function sendActivity(activity: NewActivity, writeKey: string): Promise<ItemResult> {
  const sender = createClient({ baseUrl: '', writeKey });
  const { results } = await answerOf(sender.POST('/v1/activities', { body: { activities: [activity] } }));
  const [result] = results;
  if (result === undefined) throw new Error('The answer names no result.');
  return result;
}

/** Past the browser's own cache: the question whether something changed is ours to ask. */
function conditions({ etag, signal }: Asked) {
  return { cache: 'no-store' as const, ...(etag !== undefined && { headers: { 'if-none-match': etag } }), ...(signal && { signal }) };
}

async function changed<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<Versioned<T> | 'unchanged'> {
  const { response } = await call;
  if (response.status === 304) return 'unchanged';
  return { value: await answerOf(call), etag: response.headers.get('etag') ?? undefined };
}
