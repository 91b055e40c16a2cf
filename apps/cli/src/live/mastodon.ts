import { z } from 'zod';
import { reading, shaped, type LiveAdapter, type Reading } from './adapter.ts';
import { textOfHtml } from './html-text.ts';

/** https://docs.joinmastodon.org/entities/Status/ */
const status = z.object({
  id: z.string(),
  uri: z.string().optional(),
  created_at: z.string(),
  content: z.string(),
  language: z.string().nullish(),
  visibility: z.string().optional(),
  reblog: z.unknown().optional(),
  account: z.object({ acct: z.string(), url: z.string().nullish() }),
  tags: z.array(z.object({ name: z.string() })).optional(),
  application: z.object({ name: z.string() }).nullish(),
});

/** Public posts of one Mastodon server and of those that it knows. Mastodon has no way to resume a stream. */
export const mastodon: LiveAdapter = {
  name: 'mastodon',
  summary: 'public posts of a Mastodon server: groundswell feed live mastodon HOST',
  open: (endpoint, _resume, token) => ({
    transport: 'sse',
    url: new URL('/api/v1/streaming/public', endpoint).href,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  }),
  read: ({ data, event }) => (event === 'update' ? reading(data, readStatus) : {}),
};

function readStatus(value: unknown): Reading {
  const { id, uri, created_at, content, language, visibility, reblog, account, tags = [], application } = shaped(status, value);
  if (visibility !== undefined && visibility !== 'public') return {};
  const isBoost = reblog !== undefined && reblog !== null;
  const primary = language?.split('-')[0]?.toLowerCase();
  const topics = tags.map(({ name }) => name);
  return {
    activity: {
      // The address of a post is the same on every server; ids of activities end at 200 characters.
      id: uri !== undefined && uri.length <= 200 ? uri : `${account.acct}/${id}`,
      kind: isBoost ? 'share' : 'post',
      actor: account.url ?? account.acct,
      text: textOfHtml(content),
      ...(topics.length === 0 ? {} : { topics }),
      ...(primary ? { language: primary } : {}),
      client: application?.name ?? 'Mastodon',
      occurredAt: Date.parse(created_at),
    },
  };
}
