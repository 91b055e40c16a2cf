import { EVERYWHERE, type Scope } from '@groundswell/topic';
import type { Happening } from './happenings.ts';
import type { Message } from './sending.ts';

/** Lines of a message that tells of several things; a push shows fewer still. */
const MOST_LINES = 20;

/** What somebody is told whose alert fits. */
export function alertMessage(happening: Happening): Message {
  const { topic, label, scope, place, kind } = happening;
  const title = kind === 'topic-starts' ? `${label} is trending` : `${label} is in the top ${happening.top}`;
  return { title, text: `${label} stands at place ${place} ${wordsFor(scope)}.`, path: topicPath(topic, scope) };
}

/** Where the site shows a topic in a scope. */
export function topicPath(topic: string, scope: Scope): string {
  const query = scope === EVERYWHERE ? '' : `?scope=${encodeURIComponent(scope)}`;
  return `/topics/${encodeURIComponent(topic)}${query}`;
}

/** `in the region BR`, behind something that is there. */
export function wordsFor(scope: Scope): string {
  if (scope === EVERYWHERE) return 'everywhere';
  const colon = scope.indexOf(':');
  return `in the ${scope.slice(0, colon)} ${scope.slice(colon + 1)}`;
}

/** One message for several: a line for each, the first ones where there are too many. */
export function mergedMessage(messages: readonly Message[]): Message {
  const [first] = messages;
  if (first === undefined) throw new RangeError('there is nothing to tell');
  if (messages.length === 1) return first;
  const lines = messages.slice(0, MOST_LINES).map(({ title, text }) => `${title}: ${text}`);
  const rest = messages.length - lines.length;
  return { title: `${messages.length} alerts`, text: [...lines, ...(rest > 0 ? [`... and ${rest} more.`] : [])].join('\n'), path: '/' };
}

/** A part of a digest. */
export interface DigestSection {
  /** Whose trends these are; absent: topics that the person follows. */
  readonly scope?: Scope;
  readonly topics: readonly {
    readonly topic: string;
    readonly label: string;
    /** Distinct people in 24 hours. */
    readonly people?: number;
    readonly trending?: boolean;
  }[];
}

export function digestMessage(every: 'day' | 'week', sections: readonly DigestSection[]): Message {
  const parts = sections.map(({ scope, topics }) => {
    const lines = topics.map(({ label, people, trending }, index) => {
      if (people === undefined) return `${index + 1}. ${label}`;
      return `- ${label}: ${people} people in the last 24 hours${trending === true ? ', rising now' : ''}`;
    });
    return [scope === undefined ? 'What you follow:' : `Rising ${wordsFor(scope)}:`, ...lines].join('\n');
  });
  return { title: `Your digest of the ${every}`, text: parts.join('\n\n'), path: '/' };
}
