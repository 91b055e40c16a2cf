import type { AuditEntry } from '../api/moderation.ts';

const WORDS: Readonly<Record<AuditEntry['action'], string>> = {
  allow: 'Allowed',
  deny: 'Denied',
  'lift-topic': 'Took back the decision on',
  ban: 'Banned',
  'lift-actors': 'Lifted the ban of',
  'review-on': 'Switched review on',
  'review-off': 'Switched review off',
  sweep: 'Ordered a sweep of',
  'end-sweep': 'Took back the sweep of',
  hold: 'Held back for review:',
  recognise: 'Knew from before:',
};
const NAMED = 3;

/** `Denied spam and 2 more`: what an entry of the trail says. */
export function auditWords({
  action,
  topics = [],
  actorCount,
  actors = [],
}: Pick<AuditEntry, 'action' | 'topics' | 'actors' | 'actorCount'>): string {
  const names = topics.length > 0 ? listed(topics, topics.length) : actorWords(actors, actorCount ?? actors.length);
  return names === '' ? WORDS[action] : `${WORDS[action]} ${names}`;
}

function actorWords(actors: readonly string[], count: number): string {
  if (count === 0) return '';
  return count <= NAMED && actors.length === count ? listed(actors, count) : `${count} actors`;
}

function listed(names: readonly string[], count: number): string {
  const shown = names.slice(0, NAMED).join(', ');
  return count > NAMED ? `${shown} and ${count - NAMED} more` : shown;
}
