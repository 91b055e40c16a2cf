import type { IndexedTopic, RelatedTopic, Sample } from '@groundswell/trend';
import { namedTogether } from './together.ts';
import type { TopicPageAnswer } from './topics.schema.ts';

const RELATED_SHOWN = 10;

/** Related topics as far as they are known: by people, where the ranker looked, else by what few samples tell. */
interface KnownRelated {
  readonly topic: string;
  /** Undefined where the ranker did not look. */
  readonly related: readonly RelatedTopic[] | undefined;
  readonly samples: readonly Sample[];
  readonly labels: ReadonlyMap<string, Pick<IndexedTopic, 'label'>>;
}

export function presentRelated({ topic, related, samples, labels }: KnownRelated): Pick<TopicPageAnswer, 'related' | 'relatedBy'> {
  const counts = related === undefined ? namedTogether(topic, samples) : new Map(related.map((each) => [each.topic, each.people]));
  const shown = [...counts].slice(0, RELATED_SHOWN);
  return {
    relatedBy: related === undefined ? 'activities' : 'people',
    related: shown.map(([name, together]) => ({ topic: name, label: labels.get(name)?.label ?? name, together })),
  };
}
