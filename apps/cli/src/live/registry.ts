import type { LiveAdapter } from './adapter.ts';
import { bluesky } from './bluesky.ts';
import { mastodon } from './mastodon.ts';
import { wikipedia } from './wikipedia.ts';

/** Every public stream that can be listened to. */
export const liveAdapters: readonly LiveAdapter[] = [wikipedia, bluesky, mastodon];
