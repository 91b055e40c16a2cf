import { encodeLine, MAX_TOPICS } from '@groundswell/activity';
import { HOUR } from '@groundswell/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeDelta } from '../delta-codec.ts';
import { CHAIN_START, type Delta } from '../delta.ts';
import { InMemoryDeltaLog } from '../delta-log-in-memory.ts';
import { SampleChoice } from '../sample-choice.ts';
import { decodeLines } from './accepted-lines.ts';
import { KeyedActivityHashes } from './activity-hashes.ts';
import { BatchCounts } from './batch-counts.ts';
import { BatchReader } from './batch-reader.ts';
import { deltaOfBatch } from './delta-of-batch.ts';
import { ShardState } from './shard-state.ts';
import type { StreamRecord } from './stream-record.ts';
import { topicsOf } from './topics-of.ts';

const ARRIVED = 1_607_000_010_000;
const hashes = new KeyedActivityHashes('a key of this deployment only');
const reader = new BatchReader(hashes);
const ages = { sinceOf: (actor: number, hour: number) => (actor % 3 === 0 ? 0 : Math.max(1, hour - (actor % 200))) };

/** The plain way: every line parsed by itself, counted with maps and sets. */
function plainly(records: readonly StreamRecord[]) {
  const counts = new BatchCounts(ages);
  const ids = new Set<number>();
  const poison: string[] = [];
  for (const { data, arrivedAt } of records) {
    const decoded = decodeLines(data);
    for (const { line, text, reason } of decoded.poison) poison.push(`${line} ${reason} ${Buffer.from(text).toString('hex')}`);
    for (const activity of decoded.activities) {
      const id = hashes.id(activity.source, activity.id);
      if (ids.has(id)) continue;
      ids.add(id);
      counts.add(activity, topicsOf(activity), hashes.actor(activity.actor), arrivedAt);
    }
  }
  const place = { shard: 'shard', previous: CHAIN_START, first: '1', last: String(records.length) };
  const arrivals = records.map(({ arrivedAt }) => arrivedAt);
  const times = { arrivedFrom: Math.min(...arrivals), arrivedTo: Math.max(...arrivals) };
  const delta: Delta = { ...place, ...times, activities: ids.size, ids: Float64Array.from(ids).sort(), ...counts.parts() };
  return { delta: encodeDelta(delta), poison };
}

async function quickly(records: readonly StreamRecord[]) {
  const batch = reader.read(records);
  const state = await ShardState.load(new InMemoryDeltaLog(), { of: () => Promise.resolve([]) }, 'shard', ARRIVED);
  const around = { shard: 'shard', state, ages, choice: new SampleChoice(new Set(['post'])), now: ARRIVED };
  const { delta } = deltaOfBatch(batch, batch.records, around);
  const poison = batch.records.flatMap((record) =>
    record.poison.map(({ line, reason, data }) => `${line} ${reason} ${Buffer.from(data).toString('hex')}`),
  );
  return { delta: encodeDelta(delta), poison };
}

async function expectTheSame(datas: readonly Uint8Array[]): Promise<void> {
  const records = datas.map((data, index) => ({ sequenceNumber: String(index + 1), arrivedAt: ARRIVED + index * 40_000, data }));
  const [plain, quick] = [plainly(records), await quickly(records)];
  expect(quick.poison).toEqual(plain.poison);
  expect(Buffer.from(quick.delta).toString('hex')).toBe(Buffer.from(plain.delta).toString('hex'));
}

const word = fc.constantFrom(
  'ai',
  'AI',
  'Ai',
  'blue shoes',
  'product:42',
  'ação',
  '日本',
  'x'.repeat(99),
  'x'.repeat(120),
  'und',
  'en',
  'İ',
  '😀',
);
const odd = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom('"', '\\', '\n', '\u2028', '\uD83D', 'a\0'));
const pieces = [
  '#ai',
  '#AI',
  '#Ai',
  '#a_1',
  '#1',
  '#',
  '##',
  ' ',
  'a',
  '.',
  '#one#two',
  'é',
  '#aié',
  'é#ai',
  ' ＃ai',
  'ﬁ #ai',
  ' #️⃣ ',
  '…',
  '#x://y',
  '＃日本',
  '#ação',
  '&#39;',
  '#',
  `#${'t'.repeat(101)}`,
];
const text = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.array(fc.constantFrom(...pieces, 'so ', ' #ai ', ' #Dogs ', ' #DOGS'), { maxLength: 8 }).map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  { weight: 1, arbitrary: fc.constant(Array.from({ length: 40 }, (_, index) => ` #t${index}`).join('')) },
);
const sample = fc.record(
  {
    id: fc.oneof(
      fc.nat(60).map((id) => `id-${id}`),
      odd.filter((id) => id !== ''),
      fc.constant('é'.repeat(700)),
    ),
    kind: fc.constantFrom('post', 'search', 'like'),
    actor: fc.oneof(
      fc.nat(15).map((actor) => `actor ${actor}`),
      odd.filter((actor) => actor !== ''),
    ),
    source: fc.constantFrom('web', 'ios', 'ação'),
    topics: fc.oneof(
      { weight: 5, arbitrary: fc.array(fc.oneof(word, odd), { maxLength: 4 }) },
      { weight: 1, arbitrary: fc.array(word, { maxLength: MAX_TOPICS + 4 }) },
    ),
    properties: fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 3 }),
    receivedAt: fc.nat(),
    correlationId: fc.constantFrom('c', 'a longer one'),
    text,
    labels: fc.dictionary(word, fc.oneof(word, odd), { maxKeys: 3 }),
    language: fc.constantFrom('en', 'pt', 'und', ''),
    region: fc.constantFrom('BR', 'US', ''),
    client: fc.string({ maxLength: 5 }),
    occurredAt: fc.oneof(
      fc.integer({ min: -3 * HOUR, max: HOUR }).map((offset) => ARRIVED + offset),
      fc.constantFrom(0, 7),
    ),
    actorSince: fc.constantFrom(0, 5, ARRIVED - 30 * HOUR, ARRIVED + HOUR),
    network: fc.constantFrom('0123456789ab', '00000000beef', 'xyz', '000000000000', 'é123'),
    backfill: fc.constant(true as const),
    future: fc.constant(true as const),
  },
  { requiredKeys: ['id', 'kind', 'actor', 'source', 'topics', 'properties', 'receivedAt', 'correlationId'] },
);

/** Members of one request come first and alike, as `LineEncoder` writes them; or in any order. */
const orders = ['shared first', 'network later', 'shared but refused', 'as it is', 'turned'] as const;
const line = fc.tuple(sample, fc.constantFrom(...orders)).map(([activity, order]) => {
  const { source, receivedAt, correlationId, ...rest } = activity;
  const shared = { source, receivedAt: receivedAt % 2, correlationId };
  if (order === 'shared first') return JSON.stringify({ ...shared, network: '00000000000a', ...rest });
  if (order === 'network later') return JSON.stringify({ ...shared, ...rest });
  // A blank at the end is for `JSON.parse`, though what the line begins with was read.
  if (order === 'shared but refused') return `${JSON.stringify({ ...shared, network: '00000000000b', ...rest })} `;
  if (order === 'as it is') return encodeLine(activity);
  return JSON.stringify(Object.fromEntries(Object.entries(activity).toReversed()));
});

/** What ingest never writes. */
const wrong = fc.constantFrom(
  '',
  '{}',
  '[]',
  'null',
  '1',
  '{"id":"1"}',
  ' {"id":"1","kind":"post","actor":"a","source":"s"}',
  '{"id":"1","kind":"post","actor":"a","source":"s"} ',

  '"occurredAt":1e3',
  '"occurredAt":01',
  '"occurredAt":-5',
  '"occurredAt":1.5',
  '"occurredAt":"now"',
  '"occurredAt":99999999999999999999',
  '"occurredAt":null',

  '"topics":null',
  '"topics":["a",1]',
  '"topics":["a",]',
  '"topics":[ "a"]',
  '"topics":{}',
  '"text":7',
  '"text":"\\u0023ai"',
  '"text":"\\ud83d"',

  '"labels":[]',
  '"labels":{"a":1}',
  '"labels":{"ai":"x","ai":"y"}',
  '"labels":{"__proto__":"x"}',
  '"backfill":false',
  '"backfill":"true"',
  '"future":tru',

  '"kind":"other"',
  '"id":"2"',
  '"unknown":{"a":[1,2,{"b":null}]}',
  '"idx":"1"',
  '"actorSince":"x"',
  '"actorSince":1e12',
  '"network":5',
  '"client":5',

  '"properties":{"a":01}',
  '"properties":{"a":-}',
  '"properties":{"a":1.}',
  '"properties":{"a":1e+}',
  '"properties":{"a":[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]}',

  '"properties":{"a":-0.5e-7,"b":[],"c":{},"d":true,"e":false}',
  '"properties":[]',
  '"properties":{"a":1,}',
  '"properties":{"a" :1}',
  '"properties":{"\\"":1}',
);
const strange = fc.tuple(wrong, fc.boolean()).map(([part, first]) => {
  if (!part.startsWith('"')) return part;
  const members = '"id":"s","kind":"post","actor":"a","source":"web","topics":["ai"]';
  return first ? `{${part},${members}}` : `{${members},${part}}`;
});

const lines = fc.array(fc.oneof({ weight: 8, arbitrary: line }, { weight: 1, arbitrary: strange }), { minLength: 1, maxLength: 12 });
const damage = fc.array(fc.tuple(fc.nat(), fc.constantFrom(0, 0x0a, 0x22, 0x5c, 0x7d, 0x2c, 0xc3, 0xff, 0x31)), { maxLength: 2 });

function damaged(data: Buffer, changes: readonly (readonly [number, number])[], cut: number): Buffer {
  const bytes = Buffer.from(data);
  for (const [at, byte] of changes) if (bytes.length > 0) bytes[at % bytes.length] = byte;
  return bytes.subarray(0, bytes.length - Math.min(cut, bytes.length));
}

describe('BatchReader', { timeout: 120_000 }, () => {
  it('counts lines of any order and content as the plain way does, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(lines, { minLength: 1, maxLength: 4 }), fc.boolean(), (packs, breaks) =>
        expectTheSame(packs.map((pack) => Buffer.from(pack.join('\n') + (breaks ? '\n' : '')))),
      ),
      { numRuns: 400 },
    );
  });

  it('finds the poison of damaged bytes that the plain way finds', async () => {
    await fc.assert(
      fc.asyncProperty(lines, damage, fc.nat(3), (pack, changes, cut) =>
        expectTheSame([damaged(Buffer.from(pack.join('\n')), changes, cut)]),
      ),
      { numRuns: 400 },
    );
  });

  it('cuts large sets as the plain way does', async () => {
    const large = Array.from({ length: 900 }, (_, index) =>
      JSON.stringify({
        id: `${index}`,
        kind: 'post',
        actor: `actor ${index % 700}`,
        source: 'web',
        topics: index % 2 === 0 ? ['ai', `t${index % 40}`] : ['ai'],
      }),
    );
    await expectTheSame([Buffer.from(large.slice(0, 400).join('\n')), Buffer.from(large.slice(400).join('\n'))]);
  });

  it('takes records of nothing, and of line breaks only', async () => {
    await expectTheSame([Buffer.from(''), Buffer.from('\n'), Buffer.from('\n\n'), Buffer.from('{}')]);
  });
});
