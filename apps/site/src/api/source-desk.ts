import { answerOf, type RegisteredSource, type Schemas } from '@groundswell/client';
import type { Desk } from '../desk/desk-access.tsx';

export type SourceSettings = Omit<Schemas['SourceInput'], 'by' | 'reason'>;
export type SourceEntry = Schemas['SourceTrail']['entries'][number];

export async function readAllSources({ client }: Desk): Promise<readonly RegisteredSource[]> {
  return (await answerOf(client.GET('/v1/sources', { cache: 'no-store' }))).sources;
}

/** Makes a source with its first write key, or sets one anew. */
export function saveSource(desk: Desk, source: string, settings: SourceSettings): Promise<RegisteredSource> {
  return answerOf(desk.client.PUT('/v1/sources/{source}', { params: { path: { source } }, body: settings }));
}

export function addKey(desk: Desk, source: string): Promise<RegisteredSource> {
  return answerOf(desk.client.POST('/v1/sources/{source}/keys', { params: { path: { source } }, body: {} }));
}

/** @param key name of the key: the key itself would end in access logs */
export function revokeKey(desk: Desk, source: string, key: string): Promise<RegisteredSource> {
  return answerOf(desk.client.DELETE('/v1/sources/{source}/keys/{key}', { params: { path: { source, key } } }));
}

export async function readSourceTrail(desk: Desk, source: string, cursor?: string) {
  const query = { limit: 20, ...(cursor !== undefined && { cursor }) };
  const { entries, next } = await answerOf(desk.client.GET('/v1/sources/{source}/audit', { params: { path: { source }, query } }));
  return { entries, next };
}
