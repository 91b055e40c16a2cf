import type { AcceptedActivity } from './activity.ts';
import { withPlainObject } from './plain-object.ts';
import { clean, knownJson } from './topic-list.ts';

/** An activity as the stream holds it: JSON without a line break, NUL or half a surrogate pair, all of which later readers refuse. */
export function encodeLine(activity: AcceptedActivity): string {
  return cleanLine(JSON.stringify(activity), activity);
}

/**
 * Encodes the lines of one request: what its activities share is written once, or where it changes. A
 * property test holds it to `encodeLine`.
 */
export class LineEncoder {
  /** What all share, as members after others and as the beginning of a line up to its id. */
  private readonly shared: string;
  private readonly opening: string;
  private kind: KindJson | undefined;
  private origin: OriginJson | undefined;
  private readonly network: string | undefined;

  /** @param isPlain whether strings that the sender wrote are their own JSON but for the quotes (`Reading`) */
  constructor(
    { source, receivedAt, correlationId, network, backfill }: AcceptedActivity,
    private readonly isPlain: boolean,
  ) {
    let members = `"source":${quote(source)},"receivedAt":${receivedAt},"correlationId":${quote(correlationId)}`;
    this.network = network;
    if (network !== undefined) members += `,"network":${quote(network)}`;
    if (backfill === true) members += ',"backfill":true';
    this.shared = `${members}}`;
    this.opening = ['{', members, ',"id":"'].join('');
  }

  encode(activity: AcceptedActivity): string {
    // Only servers tell networks one by one.
    if (activity.network !== this.network) return encodeLine(activity);
    if (this.isPlain) return this.encodePlain(activity);
    const { text, topics, labels, language, region, client, occurredAt } = activity;
    let line = `{"id":${quote(activity.id)},"kind":"${activity.kind}","actor":${quote(activity.actor)},"topics":${listOf(topics)}`;
    if (text !== undefined) line += `,"text":${quote(text)}`;
    if (labels !== undefined) line += `,"labels":${labelsOf(labels)}`;
    if (language !== undefined) line += `,"language":"${language}"`;
    if (region !== undefined) line += `,"region":"${region}"`;
    if (client !== undefined) line += `,"client":${quote(client)}`;
    if (occurredAt !== undefined) line += `,"occurredAt":${occurredAt}`;
    if (activity.actorSince !== undefined) line += `,"actorSince":${activity.actorSince}`;
    if (activity.future === true) line += ',"future":true';
    return cleanLine(`${line},"properties":${JSON.stringify(activity.properties)},${this.shared}`, activity);
  }

  /** Topics and labels are not the sender's own strings: they are looked at all the same. The fewer strings are summed up, the better. */
  private encodePlain(activity: AcceptedActivity): string {
    const { text, topics, labels, occurredAt } = activity;
    let line = this.opening + activity.id + this.kindOf(activity) + activity.actor;
    const topic = topics.length === 1 ? topics[0] : undefined;
    if (topic !== undefined && isPlainAscii(topic)) line = `${line}","topics":["${topic}"]`;
    else line = `${line}","topics":${listOf(topics)}`;
    if (text !== undefined) line = `${line},"text":"${text}"`;
    if (labels !== undefined) line = `${line},"labels":${labelsOf(labels)}`;
    if (occurredAt !== undefined) line = `${line},"occurredAt":${occurredAt}`;
    if (activity.actorSince !== undefined) line += `,"actorSince":${activity.actorSince}`;
    if (activity.future === true) line += ',"future":true';
    return `${withPlainObject(line + this.originOf(activity), activity.properties)}}`;
  }

  /** From an id's end to the actor's beginning. */
  private kindOf({ kind }: AcceptedActivity): string {
    if (this.kind?.kind !== kind) this.kind = { kind, json: ['","kind":"', kind, '","actor":"'].join('') };
    return this.kind.json;
  }

  /** Where an activity comes from, up to the beginning of its properties. */
  private originOf({ language, region, client }: AcceptedActivity): string {
    const last = this.origin;
    if (last !== undefined && last.language === language && last.region === region && last.client === client) return last.json;
    const members = [
      language === undefined ? '' : `,"language":"${language}"`,
      region === undefined ? '' : `,"region":"${region}"`,
      client === undefined ? '' : `,"client":"${client}"`,
    ];
    this.origin = { language, region, client, json: [...members, ',"properties":'].join('') };
    return this.origin.json;
  }
}

/** What the last activity's kind was written as. */
interface KindJson {
  readonly kind: string;
  readonly json: string;
}

/** What the last activity's origin was written as. */
interface OriginJson {
  readonly language: string | undefined;
  readonly region: string | undefined;
  readonly client: string | undefined;
  readonly json: string;
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
