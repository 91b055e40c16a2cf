import { answerOf, type Schemas } from '@groundswell/client';
import { person } from './accounts.ts';

export type FeedEntry = Schemas['FeedPage']['entries'][number];

/** What rises where somebody is, what they follow, and what people like them follow, page by page. */
export async function readFeed(cursor: string | undefined) {
  const query = { ...(cursor !== undefined && { cursor }) };
  const { entries, next } = await answerOf(person.GET('/v1/feed', { params: { query }, cache: 'no-store' }));
  return { entries, next };
}
