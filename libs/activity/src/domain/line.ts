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

  /** @param isPlain whether strings that the sender wrote are their own JSON but for the quotes (`Reading`) */
  constructor(
    { source, receivedAt, correlationId, network, backfill }: AcceptedActivity,
    private readonly isPlain: boolean,
  ) {
    this.shared = JSON.stringify({ source, receivedAt, correlationId, network, backfill }).slice(1);
  }

  encode(activity: AcceptedActivity): string {
    const { text, topics, labels, language, region, client, occurredAt } = activity;
    const quoted = this.isPlain ? quotePlain : quote;
    let line = `{"id":${quoted(activity.id)},"kind":"${activity.kind}","actor":${quoted(activity.actor)},"topics":${listOf(topics)}`;
    if (text !== undefined) line += `,"text":${quoted(text)}`;
    if (labels !== undefined) line += `,"labels":${labelsOf(labels)}`;
    if (language !== undefined) line += `,"language":"${language}"`;
    if (region !== undefined) line += `,"region":"${region}"`;
    if (client !== undefined) line += `,"client":${quoted(client)}`;
    if (occurredAt !== undefined) line += `,"occurredAt":${occurredAt}`;
    if (activity.future === true) line += ',"future":true';
    if (this.isPlain) return `${line},"properties":${plainObject(activity.properties)},${this.shared}`;
    return cleanLine(`${line},"properties":${JSON.stringify(activity.properties)},${this.shared}`, activity);
  }
}

function quotePlain(text: string): string {
  return `"${text}"`;
}

/** `JSON.stringify` of an object of plain strings: a quarter of its time. */
function plainObject(object: Readonly<Record<string, unknown>>): string {
  let json = '';
  for (const name in object) {
    const value = object[name];
    if (typeof value === 'string') json += json === '' ? `{"${name}":"${value}"` : `,"${name}":"${value}"`;
    else json += json === '' ? `{"${name}":${plainValue(value)}` : `,"${name}":${plainValue(value)}`;
  }
  return json === '' ? '{}' : `${json}}`;
}

function plainValue(value: unknown): string {
  if (typeof value === 'string') return `"${value}"`;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(plainValue).join(',')}]`;
  return plainObject(value as Readonly<Record<string, unknown>>);
}

/** Topics and rules' templates can hold what JSON escapes, even where the sender's strings don't. */
function labelsOf(labels: Readonly<Record<string, string>>): string {
  let json = '';
  for (const topic in labels) json += `${json === '' ? '{' : ','}${quote(topic)}:${quote(labels[topic] ?? '')}`;
  return json === '' ? '{}' : `${json}}`;
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
