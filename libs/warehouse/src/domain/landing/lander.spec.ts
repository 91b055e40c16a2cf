import { ManualClock } from '@groundswell/kernel';
import { ErasedActors, MemoryErasedList } from '@groundswell/privacy';
import { InMemoryDeadLetters } from '@groundswell/trend';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryArchive } from './archive.ts';
import { decodeCsv, unpackCsv } from './csv.ts';
import { type ActivityRecord, Lander } from './lander.ts';
import { hashCell, Pseudonyms } from './pseudonyms.ts';

const NOW = Date.UTC(2026, 10, 23, 12);
const pseudonyms = new Pseudonyms('a key of this deployment only, and long');
const place = { origin: 'activities', shard: 'shard-1' } as const;

let archive: MemoryArchive;
let deadLetters: InMemoryDeadLetters;
let erased: ErasedActors;
let lander: Lander;

function setUp(): void {
  const clock = new ManualClock(NOW);
  archive = new MemoryArchive();
  deadLetters = new InMemoryDeadLetters();
  erased = new ErasedActors(new MemoryErasedList(), clock);
  lander = new Lander({ archive, deadLetters, erased, pseudonyms, clock, publicKinds: ['post'] });
}

beforeEach(setUp);

const activityOf = (id: string, changes: Record<string, unknown> = {}) => ({
  id,
  kind: 'post',
  actor: 'ada',
  topics: ['ai'],
  text: 'Good #morning',
  properties: {},
  source: 'web',
  receivedAt: NOW,
  correlationId: 'c',
  ...changes,
});

function record(sequence: string, ...lines: unknown[]): ActivityRecord {
  const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  return { sequence, arrivedAt: NOW, data: Buffer.from(texts.map((line) => `${line}\n`).join('')) };
}

/** Rows of a target over all objects. */
function rows(target: string): Record<string, string>[] {
  return [...archive.objects]
    .filter(([key]) => key.startsWith(`landed/${target}/`))
    .flatMap(([, bytes]) => {
      const [header = [], ...lines] = decodeCsv(unpackCsv(bytes));
      return lines.map((fields) => Object.fromEntries(header.map((name, index) => [name, fields[index] ?? ''])));
    });
}

const reasons = () => [...deadLetters.kept.values()].map(({ reason }) => reason);

describe('landing activities', () => {
  it('lands what was accepted without who did it, under the name of its batch', async () => {
    const properties = { price: 3, 'E-Mail': 'ada@example.org', nested: [{ user_agent: 'x', colour: 'red' }] };
    const odd = activityOf('2', { kind: 'search', text: 'private', occurredAt: NOW - 5, future: true, network: '00aa' });
    await lander.activities(place, [record('7', activityOf('1', { properties }), odd), record('12', activityOf('3'))]);
    expect([...archive.objects.keys()]).toEqual([
      `landed/activity/2026-11-23/activities/shard-1/${'7'.padStart(60, '0')}_${'12'.padStart(60, '0')}.csv.gz`,
    ]);
    const [one, two] = rows('activity');
    expect(one).toMatchObject({
      shard: 'activities/shard-1',
      sequence: `${'7'.padStart(60, '0')}.000000`,
      source: 'web',
      id: '1',
      actor: hashCell(pseudonyms.actor('ada')),
      occurred_at: '',
      received_at: '2026-11-23T12:00:00.000Z',
      topics: '["ai","morning"]',
      text: 'Good #morning',
      properties: '{"price":3,"nested":[{"colour":"red"}]}',
      backfill: 'false',
    });
    expect(two).toMatchObject({
      text: '',
      future: 'true',
      occurred_at: '2026-11-23T11:59:59.995Z',
      sequence: expect.stringMatching(/7\.000001$/),
    });
    expect(JSON.stringify(rows('activity'))).not.toMatch(/"ada|00aa|example\.org|private/);
  });

  it('22, 23: keeps what cannot land whole with its reason, takes further members, and lands the rest', async () => {
    const bad = ['{"cut', '[]', activityOf('2', { receivedAt: 'now' }), activityOf('3', { properties: 7 }), activityOf('x'.repeat(801))];
    const late = activityOf('4', { occurredAt: 8e15 });
    await lander.activities(place, [record('7', activityOf('1', { whatComesLater: { any: 1 } }), ...bad, late)]);
    expect(rows('activity').map(({ id }) => id)).toEqual(['1']);
    expect(reasons()).toEqual([
      'the line is not a JSON object',
      'the line is not a JSON object',
      'receivedAt is not a time',
      'properties are not an object',
      'id has more than 800 bytes',
      'occurredAt is not a time',
    ]);
    expect([...deadLetters.kept.values()][0]).toMatchObject({ origin: 'land', stream: 'activities', sequenceNumber: '7', at: NOW });
    expect(Buffer.from([...deadLetters.kept.values()][0]?.data ?? []).toString()).toBe('{"cut');
  });

  it('leaves out what erased actors did', async () => {
    await erased.erase([pseudonyms.actor('eve')], { by: 'op' });
    const report = await lander.activities(place, [record('7', activityOf('1'), activityOf('2', { actor: 'eve' }))]);
    expect(report).toEqual({ rows: 1, objects: 1, deadLetters: 0, leftOut: 0, erased: 1 });
    expect(rows('activity').map(({ id }) => id)).toEqual(['1']);
  });

  it('35: says nothing of a batch whose object or letters were not written', async () => {
    archive.failure = new Error('the archive is down');
    await expect(lander.activities(place, [record('7', activityOf('1'))])).rejects.toThrow('the archive is down');
    deadLetters.keep = () => Promise.reject(new Error('letters are down'));
    await expect(lander.activities(place, [record('7', 'poison', activityOf('1'))])).rejects.toThrow('letters are down');
    expect(archive.objects.size).toBe(0);
  });

  it('2, 8, 9, 19: lands every record once by its place, however batches are cut, repeated and bisected', async () => {
    const cut = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(fc.array(cut, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 14 }), async (tries, count) => {
        setUp();
        const records = Array.from({ length: count }, (_, index) =>
          record(String(index * 3 + 5), activityOf(`${index}a`), ...(index % 4 === 1 ? ['poison'] : []), activityOf(`${index}b`)),
        );
        // Each try delivers all of it, in pieces of its own; a piece whose write fails comes again by itself.
        for (const [number, pieces] of tries.entries()) {
          let start = 0;
          for (let piece = 0; start < count; piece += 1) {
            const size = pieces[piece % pieces.length] ?? 1;
            const batch = records.slice(start, start + size);
            if ((piece + number) % 3 === 0) archive.failure = new Error('planted');
            await lander.activities(place, batch).catch(() => lander.activities(place, batch));
            start += size;
          }
        }
        const landed = new Map(rows('activity').map((row) => [`${row['shard']} ${row['sequence']}`, row['id']]));
        expect(new Set(landed.values())).toEqual(new Set(records.flatMap((_, index) => [`${index}a`, `${index}b`])));
        expect(landed.size).toBe(2 * count);
        expect(deadLetters.kept.size).toBe(records.filter((_, index) => index % 4 === 1).length);
      }),
      { numRuns: 40 },
    );
  });

  it('never stops at what is no activity', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.json(),
            fc.string(),
            fc.jsonValue().map((value) => ({ ...activityOf('1'), ...(value as object) })),
          ),
        ),
        async (lines) => {
          const report = await lander.activities(place, [
            record('7', ...lines.map((line) => (typeof line === 'string' ? line.replaceAll('\n', ' ') : line))),
          ]);
          expect(report.rows + report.deadLetters).toBe(Math.max(1, lines.length));
        },
      ),
    );
  });
});

describe('landing changes', () => {
  const s = (value: string) => ({ S: value });
  const n = (value: number) => ({ N: String(value) });
  let sequence = 100;
  const change = (eventName: string, pk: string, sk: string, images: { before?: object; after?: object }, rest: object = {}) => ({
    eventName,
    dynamodb: {
      ApproximateCreationDateTime: NOW / 1_000,
      Keys: { pk: s(pk), sk: s(sk) },
      SequenceNumber: String((sequence += 1)),
      ...(images.before && { OldImage: images.before }),
      ...(images.after && { NewImage: images.after }),
    },
    ...rest,
  });
  const account = (role: string) => ({
    account: {
      M: { id: s('a-1'), role: s(role), createdAt: n(NOW), address: { B: 'AAAA' }, addressDigest: s('digest'), tokenVersion: n(1) },
    },
  });
  const kept = (collection: string, id: string, value?: object) => ({
    item: { M: { collection: s(collection), id: s(id), version: n(1), changedAt: n(NOW), ...(value && { value: { M: value } }) } },
    version: n(1),
  });
  const expired = { userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } };

  it('tells the history of accounts and sessions, without anything that leads to a person', async () => {
    const session = {
      secondFactor: { BOOL: true },
      client: s('Mozilla/5.0 (iPhone; CPU)'),
      createdAt: n(NOW),
      refreshedAt: n(NOW),
      endsAt: n(NOW),
    };
    await lander.changes('identity', [
      change('INSERT', 'ACCOUNT#a-1', 'ACCOUNT', { after: account('person') }),
      change('MODIFY', 'ACCOUNT#a-1', 'ACCOUNT', { before: account('person'), after: account('operator') }),
      change('INSERT', 'ACCOUNT#a-1', 'SESSION#s-1', { after: session }),
      change('REMOVE', 'ACCOUNT#a-1', 'SESSION#s-1', { before: session }, expired),
      change('REMOVE', 'ACCOUNT#a-1', 'ACCOUNT', { before: account('operator') }),
      change('INSERT', 'ADDRESS#digest', 'ACCOUNT', { after: { accountId: s('a-1') } }),
    ]);
    const own = hashCell(pseudonyms.account('a-1'));
    expect(rows('account_change').map((row) => [row['operation'], row['role'], row['account']])).toEqual([
      ['insert', 'person', own],
      ['update', 'operator', own],
      ['delete', 'operator', own],
    ]);
    expect(rows('session_change')).toMatchObject([
      { operation: 'insert', client: 'iPhone', second_factor: 'true', account: own, shard: 'identity/all' },
      { operation: 'expire' },
    ]);
    expect(JSON.stringify([...rows('account_change'), ...rows('session_change')])).not.toMatch(/a-1|s-1|digest|AAAA|Mozilla/);
    expect(deadLetters.kept.size).toBe(0);
  });

  it('takes a remembered removal for one, and a topic that is followed again for a new one', async () => {
    const [living, gone] = [kept('follows', 'tea', {}), kept('follows', 'tea')];
    const alert = kept('alerts', 'id', {
      when: { M: { kind: s('enters-top'), scope: s('everywhere'), top: n(5) } },
      by: { L: [s('webhook')] },
      webhook: s('https://secret.example/path'),
    });
    const profile = kept('profile', 'me', { displayName: s('Ada'), languages: { L: [s('pt')] }, timeZone: s('UTC') });
    await lander.changes('engagement', [
      change('INSERT', 'PERSON#a-1', 'ITEM#follows#tea', { after: living }),
      change('MODIFY', 'PERSON#a-1', 'ITEM#follows#tea', { before: living, after: gone }),
      change('MODIFY', 'PERSON#a-1', 'ITEM#follows#tea', { before: gone, after: living }),
      change('REMOVE', 'PERSON#a-1', 'ITEM#follows#tea', { before: gone }, expired),
      change('INSERT', 'PERSON#a-1', 'ITEM#alerts#id', { after: alert }),
      change('INSERT', 'PERSON#a-1', 'ITEM#profile#me', { after: profile }),
      change('INSERT', 'PERSON#a-1', 'CHANGE#1', { after: living }),
      change('INSERT', 'OUTBOX#1', 'x', { after: {} }),
      change('INSERT', 'TOLD#a-1', 'd-1', { after: { slot: s('OUTBOX#1'), place: s('01#a-1#email#d-1') } }),
      change('MODIFY', 'TOLD#a-1', 'd-1', { before: { place: s('01#a-1#email#d-1') }, after: { state: s('sent') } }),
    ]);
    expect(rows('follow_change').map(({ operation }) => operation)).toEqual(['insert', 'delete', 'insert', 'expire']);
    expect(rows('alert_change')).toMatchObject([
      { happening: 'enters-top', scope: 'everywhere', top: '5', channels: '["webhook"]', topic: '' },
    ]);
    expect(rows('profile_change')).toMatchObject([{ languages: '["pt"]', time_zone: 'UTC', quiet_hours: 'false', digest_every: 'never' }]);
    expect(rows('delivery_change').map(({ channel, outcome }) => [channel, outcome])).toEqual([
      ['email', 'waiting'],
      ['email', 'sent'],
    ]);
    expect(reasons()).toEqual([]);
    expect([...archive.objects.values()].map((bytes) => unpackCsv(bytes)).join()).not.toMatch(/Ada|secret\.example|a-1/);
  });

  it('counts how many write keys a source has, and names none', async () => {
    const source = {
      id: s('web'),
      name: s('Web'),
      writeKeys: { L: [s('wk-secret')] },
      createdAt: n(NOW),
      allowedKinds: { L: [s('post')] },
    };
    await lander.changes('identity', [change('INSERT', 'SOURCES', 'SOURCE#web', { after: source })]);
    expect(rows('source_change')).toMatchObject([{ source: 'web', write_keys: '1', allowed_kinds: '["post"]', servers: 'false' }]);
  });

  it('22, 23: keeps unknown keys and tables and changed shapes whole, with reasons that quote nothing', async () => {
    const { account: stored } = account('person');
    const retyped = { account: { M: { ...stored.M, role: n(7) } } };
    await lander.changes('identity', [
      change('INSERT', 'NEWS#1', 'x', { after: {} }),
      change('INSERT', 'ACCOUNT#a-1', 'ACCOUNT', { after: retyped }),
      change('INSERT', 'ACCOUNT#a-1', 'ACCOUNT', { after: { account: { M: { ...stored.M, further: s('field') } } } }),
      change('INSERT', 'ACCOUNT#a-1', 'ACCOUNT', {}),
      { eventName: 'INSERT' },
      undefined,
    ]);
    await lander.changes('elsewhere', [change('INSERT', 'ACCOUNT#a-1', 'ACCOUNT', { after: account('person') })]);
    expect(rows('account_change')).toHaveLength(1);
    expect(reasons()).toEqual([
      'no record kind of identity has such a key',
      expect.stringMatching(/^not what account_change knows: account\.role /),
      'NewImage is missing',
      'dynamodb is not an object',
      'the record is not an object',
      'no record kind of elsewhere has such a key',
    ]);
  });

  it('takes a map whose type was left out, as DynamoDB Local leaves it where a map is empty, for an empty map', async () => {
    const follow = kept('follows', 'tea', {});
    const untyped = { ...follow, item: { M: { ...follow.item.M, value: {} } } };
    await lander.changes('engagement', [change('INSERT', 'PERSON#a-1', 'ITEM#follows#tea', { after: untyped })]);
    expect(rows('follow_change')).toMatchObject([{ topic: 'tea', operation: 'insert' }]);
    expect(deadLetters.kept.size).toBe(0);
  });

  it('lands nothing of a person who was erased', async () => {
    await erased.erase([pseudonyms.account('a-1')], { by: 'person' });
    await lander.changes('identity', [change('REMOVE', 'ACCOUNT#a-1', 'ACCOUNT', { before: account('person') })]);
    expect([archive.objects.size, deadLetters.kept.size]).toEqual([0, 0]);
  });

  it('never stops at an image, whatever it is', async () => {
    const sound = change('INSERT', 'ACCOUNT#a-1', 'ACCOUNT', { after: account('person') });
    const damaged = fc.tuple(fc.nat(400), fc.string({ maxLength: 3 })).map(([at, text]) => {
      const json = JSON.stringify(sound);
      try {
        return JSON.parse(json.slice(0, at) + text + json.slice(at + text.length)) as unknown;
      } catch {
        return text;
      }
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(fc.jsonValue(), damaged), { maxLength: 6 }), async (records) => {
        const { rows: landed, deadLetters: kept, leftOut } = await lander.changes('identity', [...records, sound]);
        expect(landed + kept + leftOut).toBe(records.length + 1);
        expect(landed).toBeGreaterThan(0);
      }),
    );
  });
});
