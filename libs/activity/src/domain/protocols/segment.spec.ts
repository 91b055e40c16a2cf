import { describe, expect, it } from 'vitest';
import { mappingOf } from '../mapping/compiled-mapping.ts';
import { isUnreadable, type RawEvent } from '../raw-event.ts';
import { protocols, type ProtocolName } from './registry.ts';

function read(protocol: ProtocolName, body: unknown): ReturnType<(typeof protocols)['batch']['read']> {
  return protocols[protocol].read({ contentType: 'application/json', headers: {}, body: Buffer.from(JSON.stringify(body)) });
}

function event(protocol: ProtocolName, body: unknown): RawEvent {
  const item = read(protocol, body).items[0];
  if (item === undefined || isUnreadable(item)) throw new Error(`unreadable: ${item?.unreadable ?? 'nothing'}`);
  return item;
}

describe("Segment's calls", () => {
  it('are read with their context, and what they say about the sender', () => {
    const raw = event('track', {
      event: 'Song Played',
      messageId: 'm',
      anonymousId: 'anon',
      properties: { title: 'x' },
      timestamp: '2026-03-01T12:00:00.000Z',
      context: { locale: 'pt-BR', location: { country: 'BR' }, app: { name: 'App' }, library: { name: 'lib' } },
    });
    expect(raw).toMatchObject({
      id: 'm',
      actor: 'anon',
      language: 'pt-BR',
      region: 'BR',
      client: 'App',
      occurredAt: '2026-03-01T12:00:00.000Z',
    });
    expect(mappingOf().apply(raw).kind).toBe('song-played');
  });

  it('prefer the user to the browser, and the original time', () => {
    expect(event('track', { event: 'x', userId: 'u', anonymousId: 'a', originalTimestamp: 'o', timestamp: 't' })).toMatchObject({
      actor: 'u',
      occurredAt: 'o',
    });
  });

  it('take traits for the properties of identify and group', () => {
    expect(event('identify', { userId: 'u', traits: { plan: 'x' } }).properties).toEqual({ plan: 'x' });
    expect(event('group', { userId: 'u', groupId: 'g', traits: { size: 3 } }).properties).toEqual({ size: 3 });
    expect(event('alias', { userId: 'u', previousId: 'p' }).call).toBe('alias');
  });

  it('share the context of their batch', () => {
    const raw = event('batch', { context: { locale: 'de' }, batch: [{ type: 'page', userId: 'u', name: 'Home' }] });
    expect(raw).toMatchObject({ call: 'page', language: 'de', fields: { context: { locale: 'de' } } });
  });

  it.each([
    [{ type: 'track', userId: 'u' }, 'event'],
    [{ type: 'group', userId: 'u' }, 'groupId'],
    [{ type: 'alias', userId: 'u' }, 'previousId'],
    [{ type: 'delete', userId: 'u', messageId: 'm' }, 'type'],
    [{ userId: 'u' }, 'type'],
  ])('without what the call demands are unreadable: %j', (item, field) => {
    expect(read('batch', { batch: [item] }).items[0]).toMatchObject({ field });
  });

  it('hand over sentAt and the write key of the body', () => {
    expect(read('batch', { batch: [], sentAt: 's', writeKey: 'w' })).toMatchObject({ sentAt: 's', writeKey: 'w', form: 'batch' });
    expect(read('screen', { userId: 'u', sentAt: 's', writeKey: 'w' })).toMatchObject({ sentAt: 's', writeKey: 'w', form: 'single' });
  });
});

describe('CloudEvents', () => {
  const attributes = {
    specversion: '1.0',
    id: '1',
    source: '/shop',
    type: 'com.example.Order.Created',
    subject: 'product:42',
    time: '2026-03-01T12:00:00Z',
  };
  const send = (contentType: string, body: unknown, headers: Record<string, string> = {}) =>
    protocols.events.read({ contentType, headers, body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)) });

  it('are read in structured mode', () => {
    const reading = send('application/cloudevents+json', { ...attributes, data: { userId: 'u', text: 'hi' } });
    expect(reading.form).toBe('single');
    const raw = reading.items[0] as RawEvent;
    expect(raw).toMatchObject({ id: '/shop 1', actor: 'u', properties: { userId: 'u', text: 'hi' }, occurredAt: attributes.time });
    expect(mappingOf().apply(raw)).toMatchObject({ kind: 'com.example.order.created', topics: ['product:42'], texts: ['hi'] });
  });

  it('are read in binary mode, attributes decoded', () => {
    const headers = Object.fromEntries(
      Object.entries({ ...attributes, subject: 'caf%C3%A9', authid: 'ann' }).map(([name, value]) => [`ce-${name}`, value]),
    );
    const raw = send('application/json', { n: 1 }, headers).items[0] as RawEvent;
    expect(raw).toMatchObject({ id: '/shop 1', actor: 'ann', properties: { n: 1 }, fields: { subject: 'café' } });
    expect((send('text/plain', 'hello', headers).items[0] as RawEvent).properties).toEqual({ text: 'hello' });
    expect((send('application/octet-stream', 'x', headers).items[0] as RawEvent).properties).toEqual({});
    expect((send('', '', { ...headers, 'ce-subject': '%E0%A4%A' }).items[0] as RawEvent).fields['subject']).toBe('%E0%A4%A');
  });

  it('are read in batches, each by itself', () => {
    const reading = send('application/cloudevents-batch+json', [
      attributes,
      { ...attributes, id: '' },
      { ...attributes, specversion: '0.3' },
      3,
    ]);
    expect(reading.items).toMatchObject([
      { actor: '/shop' },
      { field: 'id' },
      { field: 'specversion' },
      { unreadable: expect.any(String) as string },
    ]);
  });

  it('take data in base64 when it is JSON', () => {
    const packed = Buffer.from('{"a":1}').toString('base64');
    const properties = (more: object): unknown =>
      (send('application/cloudevents+json', { ...attributes, ...more }).items[0] as RawEvent).properties;
    expect(properties({ data_base64: packed, datacontenttype: 'application/json; charset=utf-8' })).toEqual({ a: 1 });
    expect(properties({ data_base64: packed, datacontenttype: 'image/png' })).toEqual({});
    expect(properties({ data_base64: 'AAAA' })).toEqual({});
    expect(properties({ data: 'scalar' })).toEqual({ data: 'scalar' });
  });

  it('with a long source are known by a digest', () => {
    const raw = send('application/cloudevents+json', { ...attributes, source: `/${'x'.repeat(300)}` }).items[0] as RawEvent;
    expect(raw.id).toMatch(/^[\w-]{43}$/);
    expect(raw.actor).toMatch(/^[\w-]{43}$/);
  });

  it('without their headers are asked for them', () => {
    expect(() => send('application/json', {})).toThrow(/ce-specversion/);
  });
});
