import { EVERYWHERE, type Scope } from '@groundswell/topic';
import type { Candidate } from './candidate.ts';

/** Why something is in a feed. */
export interface Reason {
  readonly kind: 'follows' | 'rises' | 'similar-people';
  /** For people: `because you follow #ai`. */
  readonly text: string;
  /** Of `rises`: where. */
  readonly scope?: Scope;
  /** Of `similar-people`: the followed topics that led to it. */
  readonly topics?: string[];
}

const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });
const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });
/** Finding a name takes longer than a reason. */
const names = new Map<Scope, string>();
const MOST_NAMES = 1_000;

/** What speaks for a topic, the strongest first. @param label what people call a topic */
export function reasonsFor({ topic, followed, listings, similarTo }: Candidate, label: (topic: string) => string): readonly Reason[] {
  const reasons: Reason[] = [];
  if (followed) reasons.push({ kind: 'follows', text: `because you follow ${label(topic)}` });
  for (const { scope } of listings) reasons.push({ kind: 'rises', text: `because it is rising ${whereOf(scope)}`, scope });
  if (similarTo.length > 0) {
    const text = `because people who follow ${similarTo.map(label).join(' or ')} follow it, too`;
    reasons.push({ kind: 'similar-people', text, topics: [...similarTo] });
  }
  return reasons;
}

/** A topic as people write it, where nobody is known to call it anything. */
export function plainLabel(topic: string): string {
  return topic.includes(':') || topic.includes(' ') ? topic : `#${topic}`;
}

function whereOf(scope: Scope): string {
  if (scope === EVERYWHERE) return 'everywhere';
  const known = names.get(scope) ?? wordsOf(scope);
  if (names.size < MOST_NAMES) names.set(scope, known);
  return known;
}

function wordsOf(scope: Scope): string {
  const colon = scope.indexOf(':');
  const value = scope.slice(colon + 1);
  return `in ${nameOf(scope.slice(0, colon), value) ?? value}`;
}

function nameOf(dimension: string, value: string): string | undefined {
  try {
    return (dimension === 'language' ? languages : regions).of(value);
  } catch {
    // What people call a region need not be one that has a code.
    return undefined;
  }
}
