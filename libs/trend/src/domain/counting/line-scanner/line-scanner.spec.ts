import { encodeLine, Intake, MemoryActivityStream, openDelivery, protocols } from '@groundswell/activity';
import { ManualClock, SequentialIds } from '@groundswell/kernel';
import { ByteMemory, LeasedRateLimiter, MemoryTokenLeases } from '@groundswell/security';
import { describe, expect, it } from 'vitest';
import { LineScanner } from './line-scanner.ts';
import { ACTOR, ID, KIND, SOURCE, TEXT } from './members.ts';

const START = 4_096;

function scannerOf(lines: readonly string[]) {
  const memory = new ByteMemory();
  const data = Buffer.from(`${lines.join('\n')}\n`);
  memory.reserve(START + data.length);
  memory.bytes.set(data, START);
  const scanner = new LineScanner(memory);
  scanner.begin(START + data.length - 1);
  const read = (member: number) =>
    Buffer.from(memory.bytes.subarray(scanner.start(member), scanner.start(member) + scanner.length(member))).toString();
  return { scanner, read };
}

/** What the intake puts on the stream for a request. */
async function linesOf(activities: readonly object[]): Promise<string[]> {
  const clock = new ManualClock(1_607_000_000_000);
  const stream = new MemoryActivityStream();
  const intake = new Intake(stream, new LeasedRateLimiter(new MemoryTokenLeases(), clock), clock, new SequentialIds('made'));
  const body = Buffer.from(JSON.stringify({ activities }));
  const reading = protocols.activities.read(openDelivery(body, { 'content-type': 'application/json' }));
  const source = { id: 'shop', name: 'Shop', writeKeys: [], createdAt: 0 };
  await intake.take(reading, { source, correlationId: 'c-1', network: '0123456789ab', isOperator: true });
  return stream.lines.map(({ line }) => line);
}

const full = {
  kind: 'post',
  actor: 'ação',
  actorSince: 1_500_000_000_000,
  text: 'so #AI',
  topics: ['product:42', 'b'],
  labels: { 'product:42': 'Blue shoes' },
  language: 'pt',
  region: 'BR',
  client: 'app',
  occurredAt: 1_606_999_999_000,
  properties: { price: -1.5e3, list: [1, 'two', null, { deep: true }], none: {} },
};

describe('LineScanner', () => {
  it('takes every line that the intake writes for a body without escapes, what they share once', async () => {
    const lines = await linesOf([
      { id: '1', ...full },
      { id: '2', kind: 'view', actor: 'bob' },
      { id: '3', ...full },
    ]);
    const { scanner, read } = scannerOf(lines);
    let at = START;
    for (const [index, line] of lines.entries()) {
      expect(scanner.scan(at)).toBe(true);
      expect([read(ID), read(SOURCE), read(ACTOR), read(KIND)]).toEqual([
        String(index + 1),
        'shop',
        index === 1 ? 'bob' : 'ação',
        index === 1 ? 'view' : 'post',
      ]);
      expect([scanner.has(TEXT), scanner.topics, scanner.labels]).toEqual(index === 1 ? [false, 0, 0] : [true, 2, 1]);
      expect(scanner.end - scanner.lineStart).toBe(Buffer.byteLength(line));
      at = scanner.end + 1;
    }
  });

  it('takes the lines of a body with escapes that have none themselves', async () => {
    const lines = await linesOf([
      { id: '1', kind: 'post', actor: 'ann', text: 'a "quote"' },
      { id: '2', ...full },
    ]);
    const { scanner } = scannerOf(lines);
    expect(scanner.scan(START)).toBe(false);
    expect(scanner.scan(START + Buffer.byteLength(lines[0] ?? '') + 1)).toBe(true);
  });

  it('refuses what it does not know for sure', () => {
    const sound = encodeLine({
      id: '1',
      kind: 'post',
      actor: 'ann',
      topics: [],
      properties: {},
      source: 'shop',
      receivedAt: 1,
      correlationId: 'c',
    });
    expect(scannerOf([sound]).scanner.scan(START)).toBe(true);
    const unusual = [
      '',
      ' ',
      '{}',
      `${sound} `,
      ` ${sound}`,
      sound.slice(0, -1),
      `${sound}}`,
      sound.replace('"1"', '""'),
      sound.replace('"1"', '1'),
      sound.replace('{}', '{"a":01}'),
      sound.replace('{}', '{"a":"\\n"}'),
      sound.replace('{}', '[]'),
      sound.replace(':1,', ':1.0,'),
      sound.replace('"id"', '"ID"'),
      sound.replace('"id":"1"', '"id":"1","id":"1"'),
      sound.replace('"1"', `"${'x'.repeat(1_001)}"`),
    ];
    for (const line of unusual) expect([line, scannerOf([line]).scanner.scan(START)]).toEqual([line, false]);
  });
});
