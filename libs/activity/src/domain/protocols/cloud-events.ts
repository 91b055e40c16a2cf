import { createHash } from 'node:crypto';
import { InvalidInputError } from '@groundswell/kernel';
import { isJsonType, parseJson, textOf } from '../body.ts';
import { TooManyItemsError, MalformedBodyError, UnsupportedContentTypeError } from '../errors.ts';
import { isRecord, type Delivery, type RawEvent, type Reading, type Terms, type Unreadable } from '../raw-event.ts';
import { MAX_ITEMS, type Protocol } from './protocol.ts';

type Fields = Readonly<Record<string, unknown>>;

const TERMS: Terms = { id: 'id', kind: 'type', actor: 'source', properties: 'data', occurredAt: 'time' };
const NONE: Fields = {};
/** Members of `data`, and extension attributes, that name who did it, in this order; else the producing `source` did. */
const ACTORS = ['actor', 'userId', 'user_id', 'userid', 'authid'] as const;

/**
 * CloudEvents 1.0 over HTTP: binary mode (`ce-` headers), structured mode (`application/cloudevents+json`)
 * and batches (`application/cloudevents-batch+json`). `type` is the kind, `subject` a topic, `data` the properties.
 */
export const cloudEvents: Protocol = {
  read(delivery): Reading {
    if (delivery.contentType === 'application/cloudevents-batch+json') return readBatch(delivery);
    if (delivery.contentType === 'application/cloudevents+json') return { items: [readEvent(parseJson(delivery.body))], form: 'single' };
    if (delivery.headers['ce-specversion'] !== undefined) return { items: [readBinary(delivery)], form: 'single' };
    if (isJsonType(delivery.contentType)) {
      throw new InvalidInputError('A CloudEvent in binary mode needs the headers ce-specversion, ce-id, ce-source and ce-type.', {
        field: 'ce-specversion',
      });
    }
    throw new UnsupportedContentTypeError(
      'Send application/cloudevents+json, application/cloudevents-batch+json, or a body with ce- headers.',
    );
  },
};

function readBatch(delivery: Delivery): Reading {
  const items = parseJson(delivery.body);
  if (!Array.isArray(items)) throw new InvalidInputError('A batch of CloudEvents is a JSON array.');
  if (items.length > MAX_ITEMS) throw new TooManyItemsError(`A batch may have ${MAX_ITEMS} events.`);
  return { items: items.map(readEvent), form: 'batch' };
}

/** Binary mode: attributes are headers (percent-encoded UTF-8), the body is the data. */
function readBinary(delivery: Delivery): RawEvent | Unreadable {
  const event: Record<string, unknown> = { data: binaryData(delivery) };
  for (const [name, value] of Object.entries(delivery.headers)) {
    if (name.startsWith('ce-') && typeof value === 'string') event[name.slice(3)] = decode(value);
  }
  return readEvent(event);
}

function binaryData({ contentType, body }: Delivery): unknown {
  if (body.length === 0) return undefined;
  if (contentType === '' || isJsonType(contentType)) return parseJson(body);
  return contentType.startsWith('text/') ? { text: textOf(body) } : undefined;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function readEvent(event: unknown): RawEvent | Unreadable {
  if (!isRecord(event)) return { unreadable: 'The item must be a JSON object.' };
  const missing = ['id', 'source', 'type'].find((name) => typeof event[name] !== 'string' || event[name] === '');
  if (missing !== undefined) return refuse(event, missing, 'is required');
  if (event['specversion'] !== '1.0') return refuse(event, 'specversion', 'must be 1.0');
  const data = dataOf(event);
  const properties = isRecord(data) ? data : data === undefined || data === null ? NONE : { data };
  return {
    call: 'cloudevent',
    name: String(event['type']),
    fields: { ...event, properties },
    id: identityOf(String(event['source']), String(event['id'])),
    actor: actorOf(event, properties),
    actorSince: undefined,
    address: undefined,
    text: undefined,
    topics: undefined,
    labels: undefined,
    language: properties['language'],
    region: properties['region'],
    client: undefined,
    properties,
    occurredAt: event['time'],
    terms: TERMS,
  };
}

function dataOf(event: Fields): unknown {
  const packed = event['data_base64'];
  if (typeof packed !== 'string') return event['data'];
  const type = event['datacontenttype'];
  if (typeof type === 'string' && !isJsonType(type.split(';')[0] ?? '')) return undefined;
  try {
    return parseJson(Buffer.from(packed, 'base64'));
  } catch (error) {
    if (error instanceof MalformedBodyError) return undefined;
    throw error;
  }
}

/** CloudEvents are the same when `source` and `id` are: both, and a digest where that is too long to be an id. */
function identityOf(source: string, id: string): string {
  const both = `${source} ${id}`;
  return both.length <= 200 ? both : createHash('sha256').update(both).digest('base64url');
}

function actorOf(event: Fields, properties: Fields): unknown {
  for (const name of ACTORS) {
    const value = properties[name] ?? event[name];
    if (typeof value === 'string' || typeof value === 'number') return value;
  }
  const source = String(event['source']);
  return source.length <= 200 ? source : createHash('sha256').update(source).digest('base64url');
}

function refuse(event: Fields, field: string, reason: string): Unreadable {
  const id = event['id'];
  return { unreadable: `${field} ${reason}.`, field, ...(typeof id === 'string' ? { id } : {}) };
}
