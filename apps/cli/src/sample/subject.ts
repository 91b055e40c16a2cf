import { normaliseTopic } from '@groundswell/topic';
import type { Category } from './languages/language-pack.ts';
import { productCode } from './products.ts';

/** What a member's activity is about. */
export interface Subject {
  /** As it is counted: `kochinightmarket`, `product:trail-shoes`. */
  readonly topic: string;
  /** As people read it: `#KochiNightMarket`, `Trail shoes`. */
  readonly label: string;
  readonly nature: 'hashtag' | 'product' | 'search';
  /** Sentences with `{tag}`; absent: those of the speaker's language and the category. */
  readonly phrases?: readonly string[];
  readonly category?: Category;
}

/** A hashtag, named without #. */
export function hashtag(name: string, rest: Pick<Subject, 'phrases' | 'category'> = {}): Subject {
  return { topic: topicOf(name), label: `#${name}`, nature: 'hashtag', ...rest };
}

export function product(name: string): Subject {
  return { topic: `product:${productCode(name)}`, label: name, nature: 'product' };
}

export function search(words: string): Subject {
  return { topic: topicOf(`search:${words.toLowerCase()}`), label: words, nature: 'search' };
}

function topicOf(name: string): string {
  const topic = normaliseTopic(name);
  if (topic === undefined) throw new Error(`${name} names no topic`);
  return topic;
}
