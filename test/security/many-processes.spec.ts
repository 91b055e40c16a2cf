import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { createDocumentClient, DynamoAccountStore } from '@groundswell/data';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { bundle } from '../../scripts/build/bundle.ts';
import { accountPorts, accountWorld } from '../factories/accounts.ts';
import { testDynamoDb, testTable } from '../support/tables.ts';
import { ADA } from './people.ts';

const ROOT = join(import.meta.dirname, '../..');
const PROCESSES = 40;
const TRIES = 3;
const ALLOWED = 10;

interface Running {
  readonly child: ChildProcessWithoutNullStreams;
  /** The next line that it prints. */
  next(): Promise<string>;
}

function start(file: string, words: readonly string[]): Running {
  // What the first compiles the others need not.
  const child = spawn(process.execPath, [file, ...words], { env: { ...process.env, NODE_COMPILE_CACHE: `${file}.compiled` } });
  onTestFinished(() => void child.kill());
  const errors: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<string> => {
    const { value, done } = await lines.next();
    if (done === true) throw new Error(`a process ended: ${errors.join('')}`);
    return value;
  };
  return { child, next };
}

describe('many processes', () => {
  it('17: forty that sign in wrongly at once evaluate exactly ten passwords', { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'groundswell-sign-ins-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'wrong-sign-ins.mjs');
    await bundle({ entry: 'test/security/wrong-sign-ins.ts', file: relative(ROOT, file), minify: false });
    const client = testDynamoDb();
    const table = await testTable(client, 'identity');
    await accountWorld(accountPorts({ accounts: new DynamoAccountStore(createDocumentClient(client), table) })).person(ADA);

    const words = (index: number) => [inject('dynamodb'), table, ADA, `192.0.2.${index}`, String(TRIES)];
    const running = Array.from({ length: PROCESSES }, (_, index) => start(file, words(index)));
    for (const { next } of running) expect(await next()).toBe('ready');
    for (const { child } of running) child.stdin.write('go\n');
    const codes = (await Promise.all(running.map(({ next }) => next()))).flatMap((line) => JSON.parse(line) as string[]);

    const count = (code: string) => codes.filter((other) => other === code).length;
    expect([count('wrong-credentials'), count('too-many-attempts')]).toEqual([ALLOWED, PROCESSES * TRIES - ALLOWED]);
  });
});
