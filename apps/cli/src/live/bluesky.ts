import { z } from 'zod';
import { reading, shaped, type LiveAdapter, type Reading } from './adapter.ts';

/** https://github.com/bluesky-social/jetstream: events that are not commits carry no `commit`. */
const event = z.object({
  did: z.string(),
  time_us: z.number(),
  commit: z.object({ operation: z.string(), collection: z.string(), rkey: z.string(), record: z.unknown().optional() }).optional(),
});

const facet = z.object({ features: z.array(z.object({ $type: z.string(), tag: z.string().optional() })) });

const post = z.object({
  text: z.string(),
  langs: z.array(z.string()).optional(),
  tags: z.array(z.string()).optional(),
  facets: z.array(z.unknown()).optional(),
});

const POSTS = 'app.bsky.feed.post';
const TAG = 'app.bsky.richtext.facet#tag';

/** Jetstream's own advice: go back a little, so that nothing is missed; ids de-duplicate. */
const REWIND_MICROSECONDS = 5_000_000;

/** Posts of Bluesky, as its Jetstream tells them. */
export const bluesky: LiveAdapter = {
  name: 'bluesky',
  summary: 'posts of Bluesky (Jetstream)',
  endpoint: 'wss://jetstream2.us-east.bsky.network/subscribe',
  open: (endpoint, resume) => {
    const url = new URL(endpoint);
    url.searchParams.set('wantedCollections', POSTS);
    if (resume !== undefined) url.searchParams.set('cursor', String(Number(resume) - REWIND_MICROSECONDS));
    return { transport: 'websocket', url: url.href };
  },
  read: ({ data }) => reading(data, readEvent),
};

function readEvent(value: unknown): Reading {
  const { did, time_us, commit } = shaped(event, value);
  const resume = String(time_us);
  if (commit?.operation !== 'create' || commit.collection !== POSTS) return { resume };
  const record = post.safeParse(commit.record);
  if (!record.success) return { resume, malformed: true };
  const { text, langs, tags = [], facets = [] } = record.data;
  const topics = [...tags, ...facets.flatMap(tagsOf)];
  const language = langs?.[0]?.split('-')[0]?.toLowerCase();
  return {
    resume,
    activity: {
      id: `at://${did}/${commit.collection}/${commit.rkey}`,
      kind: 'post',
      actor: did,
      text,
      ...(topics.length === 0 ? {} : { topics }),
      ...(language === undefined ? {} : { language }),
      client: 'Bluesky',
      // The network's own time; `createdAt` is whatever the author's device says.
      occurredAt: Math.floor(time_us / 1_000),
    },
  };
}

function tagsOf(value: unknown): readonly string[] {
  const parsed = facet.safeParse(value);
  return parsed.success ? parsed.data.features.flatMap(({ $type, tag }) => ($type === TAG && tag !== undefined ? [tag] : [])) : [];
}
