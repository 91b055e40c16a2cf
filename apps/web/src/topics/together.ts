import { hashtagsOf } from '@groundswell/topic';
import type { Sample } from '@groundswell/trend';

/** Every topic that a sample names, in its list or by a hashtag of its text. */
export function topicsOf(sample: Sample): ReadonlySet<string> {
  return new Set([...sample.topics, ...hashtagsOf(sample.text ?? '').map(({ topic }) => topic)]);
}

/**
 * How many of `samples` name each topic besides `topic`, the most frequent first and alphabetical
 * among equals. For topics that were in no list lately: cheap, and blind to what samples leave out and to who sent them.
 */
export function namedTogether(topic: string, samples: readonly Sample[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const sample of samples) for (const other of topicsOf(sample)) if (other !== topic) counts.set(other, (counts.get(other) ?? 0) + 1);
  return new Map([...counts].sort(([one, few], [other, many]) => many - few || (one < other ? -1 : 1)));
}
