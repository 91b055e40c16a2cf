import { InvalidInputError } from '@groundswell/kernel';
import { isJsonType, readJson } from '../body.ts';
import { TooManyItemsError, UnsupportedContentTypeError } from '../errors.ts';
import { isRecord, isUnreadable, type Delivery, type RawEvent, type Reading, type Terms, type Unreadable } from '../raw-event.ts';
import { MAX_ITEMS, type Protocol } from './protocol.ts';

export const segmentCalls = ['track', 'identify', 'page', 'screen', 'group', 'alias'] as const;
type SegmentCall = (typeof segmentCalls)[number];

type Fields = Readonly<Record<string, unknown>>;

const NONE: Fields = {};
const TERMS: Terms = {
  id: 'messageId',
  kind: 'event',
  actor: 'userId',
  properties: 'properties',
  occurredAt: 'timestamp',
};
const TRAIT_TERMS: Terms = { ...TERMS, properties: 'traits' };

/** Segment's `POST /v1/batch`; so RudderStack's SDKs send, too. */
export const segmentBatch: Protocol = {
  read(delivery) {
    const { body, isPlain } = objectOf(delivery);
    const { batch } = body;
    if (!Array.isArray(batch)) throw new InvalidInputError('batch must be an array of calls.', { field: 'batch' });
    if (batch.length > MAX_ITEMS) throw new TooManyItemsError(`A batch may have ${MAX_ITEMS} calls.`);
    const shared = isRecord(body['context']) ? body['context'] : undefined;
    return reading(
      body,
      batch.map((item: unknown) => readCall(item, undefined, shared)),
      'batch',
      isPlain,
    );
  },
};

/** One of Segment's single calls: `POST /v1/track` and so on. */
export function segmentCall(call: SegmentCall): Protocol {
  return {
    read(delivery) {
      const { body, isPlain } = objectOf(delivery);
      return reading(body, [readCall(body, call, undefined)], 'single', isPlain);
    },
  };
}

function objectOf(delivery: Delivery): { readonly body: Fields; readonly isPlain: boolean } {
  const type = delivery.contentType;
  // Browsers send text/plain to be spared a preflight; RudderStack's SDK labels its gzip as a form.
  if (type !== '' && type !== 'text/plain' && type !== 'application/x-www-form-urlencoded' && !isJsonType(type)) {
    throw new UnsupportedContentTypeError('Send application/json.');
  }
  const { value: body, isPlain } = readJson(delivery.body);
  if (!isRecord(body)) throw new InvalidInputError('The body must be a JSON object.');
  return { body, isPlain };
}

function reading(body: Fields, items: Reading['items'], form: Reading['form'], isPlain: boolean): Reading {
  // Segment's SDKs read no results.
  return {
    items,
    form,
    sentAt: body['sentAt'],
    writeKey: body['writeKey'],
    backfill: body['backfill'] === true,
    tellsOfActors: items.some((item) => !isUnreadable(item) && item.address !== undefined),
    isTerse: true,
    isPlain,
  };
}

function readCall(item: unknown, given: SegmentCall | undefined, sharedContext: Fields | undefined): RawEvent | Unreadable {
  if (!isRecord(item)) return { unreadable: 'The item must be a JSON object.' };
  const call = given ?? item['type'];
  if (!isSegmentCall(call)) return unreadable(item, 'type', `must be one of ${segmentCalls.join(', ')}`);
  const missing = missingField(call, item);
  if (missing !== undefined) return unreadable(item, missing, 'is required');
  const own = item['context'];
  const context = isRecord(own) ? own : (sharedContext ?? NONE);
  const traits = call === 'identify' || call === 'group';
  return {
    call,
    name: nameOf(call, item),
    fields: context === own || context === NONE ? item : { ...item, context },
    id: item['messageId'],
    actor: item['userId'] ?? item['anonymousId'],
    actorSince: undefined,
    address: context['ip'],
    text: undefined,
    topics: undefined,
    labels: undefined,
    language: context['locale'],
    region: memberOf(context['location'], 'country'),
    client: memberOf(context['app'], 'name') ?? memberOf(context['library'], 'name'),
    properties: (traits ? item['traits'] : item['properties']) ?? NONE,
    occurredAt: item['originalTimestamp'] ?? item['timestamp'],
    terms: traits ? TRAIT_TERMS : TERMS,
  };
}

function isSegmentCall(call: unknown): call is SegmentCall {
  return segmentCalls.includes(call as SegmentCall);
}

function nameOf(call: SegmentCall, item: Fields): string {
  const name = item[call === 'track' ? 'event' : 'name'];
  return typeof name === 'string' ? name : '';
}

/** What Segment's specification demands of each call beside who it is about. */
function missingField(call: SegmentCall, item: Fields): string | undefined {
  if (call === 'track') return typeof item['event'] === 'string' && item['event'] !== '' ? undefined : 'event';
  if (call === 'group') return item['groupId'] == null ? 'groupId' : undefined;
  if (call === 'alias') return item['previousId'] == null ? 'previousId' : undefined;
  return undefined;
}

function unreadable(item: Fields, field: string, reason: string): Unreadable {
  const id = item['messageId'];
  return { unreadable: `${field} ${reason}.`, field, ...(typeof id === 'string' ? { id } : {}) };
}

function memberOf(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined;
}
