import type { AcceptedActivity } from './activity.ts';
import { clean } from './topic-list.ts';

/** An activity as the stream holds it: JSON without a line break, NUL or half a surrogate pair, all of which later readers refuse. */
export function encodeLine(activity: AcceptedActivity): string {
  return cleanLine(JSON.stringify(activity), activity);
}

/** Text that is its own JSON but for the quotes. */
const PLAIN = /^[ !#-[\]-~]*$/;

/**
 * Encodes the lines of one request: what all its activities share is written once. A property test holds
 * it to `encodeLine`.
 */
export class LineEncoder {
  private readonly shared: string;

  constructor({
    source,
    receivedAt,
    correlationId,
    network,
    backfill,
  }: Pick<AcceptedActivity, 'source' | 'receivedAt' | 'correlationId' | 'network' | 'backfill'>) {
    this.shared = JSON.stringify({ source, receivedAt, correlationId, network, backfill }).slice(1);
  }

  encode(activity: AcceptedActivity): string {
    const { text, topics, labels, language, region, client, occurredAt } = activity;
    let line = `{"id":${quote(activity.id)},"kind":"${activity.kind}","actor":${quote(activity.actor)},"topics":${listOf(topics)}`;
    if (text !== undefined) line += `,"text":${quote(text)}`;
    if (labels !== undefined) line += `,"labels":${JSON.stringify(labels)}`;
    if (language !== undefined) line += `,"language":"${language}"`;
    if (region !== undefined) line += `,"region":"${region}"`;
    if (client !== undefined) line += `,"client":${quote(client)}`;
    if (occurredAt !== undefined) line += `,"occurredAt":${occurredAt}`;
    if (activity.future === true) line += ',"future":true';
    return cleanLine(`${line},"properties":${JSON.stringify(activity.properties)},${this.shared}`, activity);
  }
}

function quote(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}

function listOf(topics: readonly string[]): string {
  if (topics.length === 0) return '[]';
  return topics.length === 1 ? `[${quote(topics[0] ?? '')}]` : JSON.stringify(topics);
}

/** Only properties can still hold what is not wanted; JSON writes it as escapes, so looking is cheap. */
function cleanLine(line: string, activity: AcceptedActivity): string {
  if (!line.includes('\\u0000') && !line.includes('\\ud')) return line;
  return JSON.stringify({ ...activity, properties: cleanDeep(activity.properties) });
}

function cleanDeep(value: unknown): unknown {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) return value.map(cleanDeep);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [clean(name), cleanDeep(member)]));
}
