import { z } from 'zod';
import { reading, shaped, type LiveAdapter, type Reading } from './adapter.ts';

/** https://schema.wikimedia.org/repositories/primary/jsonschema/mediawiki/recentchange */
const change = z.object({
  meta: z.object({ id: z.string(), dt: z.string() }),
  type: z.string(),
  namespace: z.number().optional(),
  title: z.string().optional(),
  user: z.string().optional(),
  bot: z.boolean().optional(),
  server_name: z.string().optional(),
});

/** Encyclopedias only: `pt.wikipedia.org`; neither Wikidata nor Commons. */
const WIKI = /^([a-z-]+)\.wikipedia\.org$/;

/** Edits of articles of every Wikipedia, as Wikimedia's EventStreams tell them. The page is the topic. */
export const wikipedia: LiveAdapter = {
  name: 'wikipedia',
  summary: 'edits of all Wikipedias (Wikimedia EventStreams)',
  endpoint: 'https://stream.wikimedia.org/v2/stream/recentchange',
  open: (endpoint, resume) => ({
    transport: 'sse',
    url: endpoint,
    headers: {
      // Wikimedia's policy asks clients to say who they are.
      'user-agent': 'groundswell-feed/0.1 (self-hosted trends; one connection)',
      ...(resume === undefined ? {} : { 'last-event-id': resume }),
    },
  }),
  read: ({ data, id }) => ({ ...reading(data, readChange), ...(id === undefined ? {} : { resume: id }) }),
};

function readChange(value: unknown): Reading {
  const { meta, type, namespace, title, user, bot, server_name } = shaped(change, value);
  const language = WIKI.exec(server_name ?? '')?.[1];
  const isArticle = (type === 'edit' || type === 'new') && namespace === 0;
  if (!isArticle || bot || language === undefined || title === undefined || user === undefined) return {};
  const topic = `page:${title}`;
  return {
    activity: {
      id: meta.id,
      kind: 'edit',
      actor: user,
      topics: [topic],
      labels: { [topic]: title },
      // `zh-yue`, `be-tarask`: the primary subtag is the language.
      language: language.split('-')[0] ?? language,
      client: 'Wikipedia',
      occurredAt: Date.parse(meta.dt),
    },
  };
}
