import { answerOf, type Schemas } from '@groundswell/client';
import type { Desk } from '../desk/desk-access.tsx';

export type WaitingTopic = Schemas['WaitingTopic'];
export type DecidedTopic = Schemas['DecidedTopic'];
export type BannedActor = Schemas['BannedActor'];
export type Sweep = Schemas['Sweep'];
export type SweepOrder = Omit<Schemas['SweepInput'], 'by'>;
export type AuditEntry = Schemas['AuditEntry'];

interface Page<Entry> {
  readonly entries: readonly Entry[];
  readonly next: string | undefined;
}

const LIMIT = 50;
type Why = string | undefined;

/** Why something is decided, as the trail says it. Who decides, the server knows. */
const because = (reason: Why) => (reason === undefined ? {} : { reason });
const from = (cursor: string | undefined) => ({ limit: LIMIT, ...(cursor !== undefined && { cursor }) });

export function readSettings({ client }: Desk): Promise<Schemas['ModerationSettings']> {
  return answerOf(client.GET('/v1/moderation/settings'));
}

export function switchReview(desk: Desk, review: boolean): Promise<Schemas['ModerationSettings']> {
  return answerOf(desk.client.PUT('/v1/moderation/settings', { body: { review } }));
}

export async function readQueue({ client }: Desk, cursor?: string): Promise<Page<WaitingTopic>> {
  const { topics, next } = await answerOf(client.GET('/v1/moderation/queue', { params: { query: from(cursor) } }));
  return { entries: topics, next };
}

export async function readDecidedTopics({ client }: Desk, cursor?: string): Promise<Page<DecidedTopic>> {
  const { topics, next } = await answerOf(client.GET('/v1/moderation/topics', { params: { query: from(cursor) } }));
  return { entries: topics, next };
}

/** Holds at the next refresh, within seconds. Safe to repeat. */
export function decideTopic(desk: Desk, topic: string, decision: 'allowed' | 'denied', reason?: Why): Promise<unknown> {
  return answerOf(
    desk.client.PUT('/v1/moderation/topics/{topic}', { params: { path: { topic } }, body: { decision, ...because(reason) } }),
  );
}

export function liftTopic(desk: Desk, topic: string): Promise<unknown> {
  return answerOf(desk.client.DELETE('/v1/moderation/topics/{topic}', { params: { path: { topic } } }));
}

export async function readBannedActors({ client }: Desk, cursor?: string): Promise<Page<BannedActor>> {
  const { actors, next } = await answerOf(client.GET('/v1/moderation/actors', { params: { query: from(cursor) } }));
  return { entries: actors, next };
}

/** @param ids as senders wrote them; they are hashed at once. @returns how many were not banned before */
export async function banActors(desk: Desk, ids: readonly string[], reason?: Why): Promise<number> {
  const body = { actors: ids.map((id) => ({ id })), ...because(reason) };
  return (await answerOf(desk.client.PUT('/v1/moderation/actors', { body }))).changed;
}

export function liftActor(desk: Desk, hash: string): Promise<unknown> {
  return answerOf(desk.client.DELETE('/v1/moderation/actors/{actor}', { params: { path: { actor: hash } } }));
}

export async function readSweeps({ client }: Desk): Promise<readonly Sweep[]> {
  return (await answerOf(client.GET('/v1/moderation/sweeps'))).sweeps;
}

/** @param sweep made up by the caller: an order whose answer was lost is repeated with the same */
export function orderSweep(desk: Desk, sweep: string, order: SweepOrder): Promise<Sweep> {
  return answerOf(desk.client.PUT('/v1/moderation/sweeps/{sweep}', { params: { path: { sweep } }, body: order }));
}

/** Ends a sweep and takes its bans back. */
export function endSweep(desk: Desk, sweep: string): Promise<Sweep> {
  return answerOf(desk.client.DELETE('/v1/moderation/sweeps/{sweep}', { params: { path: { sweep } } }));
}

export async function readAudit({ client }: Desk, cursor?: string): Promise<Page<AuditEntry>> {
  return pageOf(await answerOf(client.GET('/v1/moderation/audit', { params: { query: from(cursor) } })));
}

function pageOf<Entry>({ entries, next }: { readonly entries: readonly Entry[]; readonly next?: string }): Page<Entry> {
  return { entries, next };
}
