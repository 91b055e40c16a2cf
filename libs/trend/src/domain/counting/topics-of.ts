import { MAX_TOPIC_LENGTH, MAX_TOPICS } from '@groundswell/activity';
import { hashtagsOf, normaliseTopic } from '@groundswell/topic';
import type { CountableActivity } from './accepted-lines.ts';

/** A topic of an activity, and how the activity spells it for people, where it says so. */
export interface NamedTopic {
  readonly topic: string;
  readonly label: string | undefined;
}

/** The distinct topics of an activity: those it names, then the hashtags of its text; 20 at most. */
export function topicsOf(activity: CountableActivity): readonly NamedTopic[] {
  // Absent where ingest left it out.
  const named = (activity.topics as readonly string[] | undefined) ?? [];
  const hashtags = activity.text === undefined ? [] : hashtagsOf(activity.text);
  if (named.length === 0) return hashtags.length <= MAX_TOPICS ? hashtags : hashtags.slice(0, MAX_TOPICS);
  const topics: NamedTopic[] = [];
  for (const name of named) {
    const topic = name.length <= MAX_TOPIC_LENGTH ? name : (normaliseTopic(name) ?? '');
    if (topic !== '') add(topics, { topic, label: labelOf(activity, name) });
  }
  for (const hashtag of hashtags) add(topics, hashtag);
  return topics;
}

function add(topics: NamedTopic[], named: NamedTopic): void {
  if (topics.length >= MAX_TOPICS) return;
  const at = topics.findIndex(({ topic }) => topic === named.topic);
  if (at === -1) topics.push(named);
  else if (topics[at]?.label === undefined) topics[at] = named;
}

function labelOf(activity: CountableActivity, topic: string): string | undefined {
  const { labels } = activity;
  if (labels === undefined || !Object.hasOwn(labels, topic)) return undefined;
  const label: unknown = labels[topic];
  return typeof label === 'string' && label !== '' ? label.slice(0, MAX_TOPIC_LENGTH) : undefined;
}
