import { InvalidInputError } from '@groundswell/kernel';
import { isJsonType, readJson } from '../body.ts';
import { TooManyItemsError, UnsupportedContentTypeError } from '../errors.ts';
import { isRecord, type RawEvent, type Terms, type Unreadable } from '../raw-event.ts';
import { MAX_ITEMS, type Protocol } from './protocol.ts';

const TERMS: Terms = { id: 'id', kind: 'kind', actor: 'actor', properties: 'properties', occurredAt: 'occurredAt' };
const NONE = {};

/** Our own `POST /v1/activities`: `{ activities: [...], sentAt?, backfill?, source? }` or a bare array. */
export const activities: Protocol = {
  read(delivery) {
    if (delivery.contentType !== '' && !isJsonType(delivery.contentType)) throw new UnsupportedContentTypeError('Send application/json.');
    const { value: body, isPlain } = readJson(delivery.body);
    const envelope = isRecord(body) ? body : NONE_GIVEN;
    const items: unknown = Array.isArray(body) ? body : envelope['activities'];
    if (!Array.isArray(items)) throw new InvalidInputError('activities must be an array of activities.', { field: 'activities' });
    if (items.length > MAX_ITEMS) throw new TooManyItemsError(`A request may have ${MAX_ITEMS} activities.`);
    return {
      items: activityEvents(items),
      form: 'batch',
      sentAt: envelope['sentAt'],
      writeKey: envelope['writeKey'],
      backfill: envelope['backfill'] === true,
      tellsOfActors: items.some((item) => isRecord(item) && (item['actorSince'] !== undefined || item['ip'] !== undefined)),
      source: envelope['source'],
      isPlain,
    };
  },
};

const NONE_GIVEN: Readonly<Record<string, unknown>> = {};

/** Activities in our own shape as events, each by itself. */
export function activityEvents(items: readonly unknown[]): readonly (RawEvent | Unreadable)[] {
  return items.map(readActivity);
}

function readActivity(item: unknown): RawEvent | Unreadable {
  if (!isRecord(item)) return { unreadable: 'The item must be a JSON object.' };
  const kind = item['kind'];
  if (typeof kind !== 'string' || kind === '') {
    const id = item['id'];
    return { unreadable: 'kind is required.', field: 'kind', ...(typeof id === 'string' ? { id } : {}) };
  }
  return {
    call: 'activity',
    name: kind,
    fields: item,
    id: item['id'],
    actor: item['actor'],
    actorSince: item['actorSince'],
    address: item['ip'],
    text: item['text'],
    topics: item['topics'],
    labels: item['labels'],
    language: item['language'],
    region: item['region'],
    client: item['client'],
    properties: item['properties'] ?? NONE,
    occurredAt: item['occurredAt'],
    terms: TERMS,
  };
}
