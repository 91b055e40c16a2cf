import { normaliseTopic } from '@groundswell/topic';
import type { Category } from './languages/language-pack.ts';
import { productCode } from './products.ts';

/** What a member's activity is about. */
export interface Subject {
  /** As it is counted: `kochinightmarket`, `product:trail-shoes`. */
  readonly topic: string;
  /** As people read it: `#KochiNightMarket`, `Trail shoes`. */
  readonly label: string;
  /** The label by the topic, as an activity carries it. */
  readonly labels: Readonly<Record<string, string>>;
  readonly nature: 'hashtag' | 'product' | 'search';
  /** Sentences with `{tag}`; absent: those of the speaker's language and the category. */
  readonly phrases?: readonly string[];
  readonly category?: Category;
}

/** A hashtag, named without #. */
export function hashtag(name: string, rest: Pick<Subject, 'phrases' | 'category'> = {}): Subject {
  return { ...named(name, `#${name}`), nature: 'hashtag', ...rest };
}

export function product(name: string): Subject {
  return { ...named(`product:${productCode(name)}`, name), nature: 'product' };
}

export function search(words: string): Subject {
  return { ...named(`search:${words.toLowerCase()}`, words), nature: 'search' };
}

/** What several subjects are called, by topic. */
export function labelsOf(subjects: readonly Subject[]): Readonly<Record<string, string>> {
  const [first] = subjects;
  return first !== undefined && subjects.length === 1 ? first.labels : Object.assign({}, ...subjects.map(({ labels }) => labels));
}

function named(name: string, label: string): Pick<Subject, 'topic' | 'label' | 'labels'> {
  const topic = normaliseTopic(name);
  if (topic === undefined) throw new Error(`${name} names no topic`);
  return { topic, label, labels: { [topic]: label } };
}
