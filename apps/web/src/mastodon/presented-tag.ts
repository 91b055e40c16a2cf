import type { TopicHour } from '@groundswell/trend';
import { presentDays } from './days.ts';
import type { MastodonTagAnswer } from './mastodon.schema.ts';

/** @param site address of the site, without a slash at its end */
export function presentTag(
  { topic, label }: { readonly topic: string; readonly label: string },
  site: string,
  hours: readonly TopicHour[],
  now: number,
): MastodonTagAnswer {
  return { name: label.replace(/^#/, ''), url: `${site}/topics/${encodeURIComponent(topic)}`, history: presentDays(hours, now) };
}
