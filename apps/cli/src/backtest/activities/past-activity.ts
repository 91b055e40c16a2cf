import { languageOf, MAX_TOPICS, regionOf } from '@groundswell/activity';
import { normaliseTopic } from '@groundswell/topic';
import type { PastActivity } from '@groundswell/trend';
import { activityOf, parseMapping } from '../../replay/mapping.ts';
import { parseTime } from '../../replay/times.ts';

/** Fields are taken from their usual names, as a replay takes them. */
const MAPPING = parseMapping([]);
const KIND = /^[a-z0-9][a-z0-9._-]{0,63}$/;
/** What an id, an actor or a source may have, as the API says. */
const MAX_NAME_LENGTH = 200;
const SOURCE = 'past';

/**
 * The activity that a line tells, as it would have been accepted, or what is wrong with it.
 * @param line its number: the id of an activity that has none
 */
export function pastActivityOf(text: string, line: number): PastActivity | string {
  const value = objectOf(text);
  if (typeof value === 'string') return value;
  const read = activityOf(value, MAPPING);
  const { actor, text: body, client, occurredAt } = read;
  if (occurredAt === undefined) return 'occurredAt is missing or no time';
  if (actor === '') return 'actor is missing';
  if (actor.length > MAX_NAME_LENGTH) return `actor has more than ${MAX_NAME_LENGTH} characters`;
  const kind = read.kind.toLowerCase();
  if (!KIND.test(kind)) return `kind is none: ${kind.slice(0, 80)}`;
  const [language, region, actorSince] = [languageOf(read.language), regionOf(read.region), parseTime(value.actorSince)];
  return {
    id: Object.hasOwn(value, 'id') ? (read.id ?? String(line)) : String(line),
    kind,
    actor,
    source: typeof value.source === 'string' && value.source !== '' ? value.source : SOURCE,
    topics: topicsOf(read.topics ?? []),
    occurredAt,
    ...(body === undefined ? {} : { text: body }),
    ...(client === undefined ? {} : { client }),
    ...(language === undefined ? {} : { language }),
    ...(region === undefined ? {} : { region }),
    ...(actorSince === undefined ? {} : { actorSince }),
    ...labelsOf(value.labels),
  };
}

/** What people call a topic, by topic, where the line says so. */
function labelsOf(value: unknown): Pick<PastActivity, 'labels'> {
  if (typeof value !== 'object' || value === null) return {};
  const labels = Object.entries(value).flatMap(([name, label]) => {
    const topic = normaliseTopic(name);
    return topic === undefined || typeof label !== 'string' || label === '' ? [] : [[topic, label] as const];
  });
  return labels.length === 0 ? {} : { labels: Object.fromEntries(labels) };
}

function objectOf(text: string): Readonly<Record<string, unknown>> | string {
  try {
    // A byte order mark is white space to trim().
    const value: unknown = JSON.parse(text.trim());
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : 'not a JSON object';
  } catch {
    return 'not JSON';
  }
}

function topicsOf(names: readonly string[]): readonly string[] {
  const topics = new Set(names.map((name) => normaliseTopic(name)).filter((topic) => topic !== undefined));
  return [...topics].slice(0, MAX_TOPICS);
}
