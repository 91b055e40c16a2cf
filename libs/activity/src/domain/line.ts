import type { AcceptedActivity } from './activity.ts';
import { clean, knownJson } from './topic-list.ts';

/** An activity as the stream holds it: JSON without a line break, NUL or half a surrogate pair, all of which later readers refuse. */
export function encodeLine(activity: AcceptedActivity): string {
  return cleanLine(JSON.stringify(activity), activity);
}

/** An activity's origin, and its JSON as members behind others. */
interface Origin {
  readonly language: string | undefined;
  readonly region: string | undefined;
  readonly client: string | undefined;
  readonly json: string;
}

/**
 * Encodes the lines of one request: what all its activities share is written once. A property test holds
 * it to `encodeLine`.
 */
export class LineEncoder {
  private readonly shared: string;
  private origin: Origin = { language: undefined, region: undefined, client: undefined, json: '' };

  /** @param isPlain whether strings that the sender wrote are their own JSON but for the quotes (`Reading`) */
  constructor(
    { source, receivedAt, correlationId, network, backfill }: AcceptedActivity,
    private readonly isPlain: boolean,
  ) {
    this.shared = JSON.stringify({ source, receivedAt, correlationId, network, backfill }).slice(1);
  }

  encode(activity: AcceptedActivity): string {
    if (this.isPlain) return this.encodePlain(activity);
    const { text, topics, labels, language, region, client, occurredAt } = activity;
    let line = `{"id":${quote(activity.id)},"kind":"${activity.kind}","actor":${quote(activity.actor)},"topics":${listOf(topics)}`;
    if (text !== undefined) line += `,"text":${quote(text)}`;
    if (labels !== undefined) line += `,"labels":${labelsOf(labels)}`;
    if (language !== undefined) line += `,"language":"${language}"`;
    if (region !== undefined) line += `,"region":"${region}"`;
    if (client !== undefined) line += `,"client":${quote(client)}`;
    if (occurredAt !== undefined) line += `,"occurredAt":${occurredAt}`;
    if (activity.future === true) line += ',"future":true';
    return cleanLine(`${line},"properties":${JSON.stringify(activity.properties)},${this.shared}`, activity);
  }

  /** Topics, labels and kinds are not the sender's own strings: they are looked at all the same. */
  private encodePlain(activity: AcceptedActivity): string {
    const { text, topics, labels, occurredAt } = activity;
    let line = `{"id":"${activity.id}","kind":"${activity.kind}","actor":"${activity.actor}","topics":${listOf(topics)}`;
    if (text !== undefined) line += `,"text":"${text}"`;
    if (labels !== undefined) line += `,"labels":${labelsOf(labels)}`;
    line += this.originOf(activity);
    if (occurredAt !== undefined) line += `,"occurredAt":${occurredAt}`;
    if (activity.future === true) line += ',"future":true';
    return `${withPlainObject(`${line},"properties":`, activity.properties)},${this.shared}`;
  }

  /** Where a request's activities come from is mostly the same for all: it is written when it changes. */
  private originOf({ language, region, client }: AcceptedActivity): string {
    const { origin } = this;
    if (origin.language === language && origin.region === region && origin.client === client) return origin.json;
    const json = [
      language === undefined ? '' : `,"language":"${language}"`,
      region === undefined ? '' : `,"region":"${region}"`,
      client === undefined ? '' : `,"client":"${client}"`,
    ].join('');
    this.origin = { language, region, client, json };
    return json;
  }
}

/** What stands around a member's name, by what it follows and what its value is. */
interface NameJson {
  readonly first: string;
  readonly firstText: string;
  readonly next: string;
  readonly nextText: string;
}

const names = new Map<string, NameJson>();
const MAX_NAMES = 4_000;

/** Names of properties come again with every activity. `join` makes strings of one piece, which are copied faster than sums. */
function nameJson(name: string): NameJson {
  let json = names.get(name);
  if (json !== undefined) return json;
  const quoted = ['"', name, '":'].join('');
  json = {
    first: ['{', quoted].join(''),
    firstText: ['{', quoted, '"'].join(''),
    next: [',', quoted].join(''),
    nextText: [',', quoted, '"'].join(''),
  };
  if (names.size >= MAX_NAMES) names.clear();
  if (name.length <= 100) names.set(name, json);
  return json;
}

/** `json` and, behind it, what `JSON.stringify` makes of an object of plain strings: in a fifth of its time. */
function withPlainObject(json: string, object: Readonly<Record<string, unknown>>): string {
  let isFirst = true;
  let sum = json;
  for (const name in object) {
    const value = object[name];
    const around = nameJson(name);
    if (typeof value === 'string') sum = `${sum}${isFirst ? around.firstText : around.nextText}${value}"`;
    else sum = `${sum}${isFirst ? around.first : around.next}${plainValue(value)}`;
    isFirst = false;
  }
  return isFirst ? `${sum}{}` : `${sum}}`;
}

function plainValue(value: unknown): string {
  if (typeof value === 'string') return `"${value}"`;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(plainValue).join(',')}]`;
  return withPlainObject('', value as Readonly<Record<string, unknown>>);
}

/** Topics and rules' templates can hold what JSON escapes, even where the sender's strings don't. */
function labelsOf(labels: Readonly<Record<string, string>>): string {
  const known = knownJson(labels);
  if (known !== undefined) return known;
  let json = '';
  for (const topic in labels) json += `${json === '' ? '{' : ','}${quote(topic)}:${quote(labels[topic] ?? '')}`;
  return json === '' ? '{}' : `${json}}`;
}

/** Whether text is its own JSON but for the quotes. */
function isPlainAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || code > 0x7e || code === 0x22 || code === 0x5c) return false;
  }
  return true;
}

function quote(text: string): string {
  return isPlainAscii(text) ? `"${text}"` : JSON.stringify(text);
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
