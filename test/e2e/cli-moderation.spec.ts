import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { run } from '../../apps/cli/src/run.ts';
import { testContext } from '../../apps/cli/src/testing/recorded-output.ts';
import { operatorOver } from '../factories/moderation.ts';
import { startWebApp, type WebApp } from './web.app.ts';

let web: WebApp;

beforeEach(async () => {
  web = await startWebApp();
});
afterEach(() => web.close());

/** Runs `groundswell moderation` as a person does, with the operator key in the environment. */
async function moderation(...words: readonly string[]): Promise<{ code: number; printed: string; noted: string }> {
  const context = testContext({ GROUNDSWELL_URL: web.url, GROUNDSWELL_OPERATOR_KEY: web.operatorKey, USER: 'ana' });
  const code = await run(['moderation', ...words], context);
  return { code, printed: context.output.printed.join('\n'), noted: context.output.noted.join('\n') };
}

const state = () => operatorOver(web.decisions, web.clock, 'reader').book.read();

describe('groundswell moderation', () => {
  it('denies, allows, lists and lifts topics', async () => {
    expect((await moderation('list')).printed).toBe('Nothing was decided.');
    expect((await moderation('deny', '#Spam', 'scam', '--reason', 'they sell things')).printed).toBe(
      'spam is denied (entry 1).\nscam is denied (entry 2).',
    );
    await moderation('allow', 'ai', '--by', 'ben');
    expect((await moderation('list')).printed.split('\n').map((line) => line.trim())).toEqual([
      'Topic  Decision  By   At                        Why',
      'ai     allowed   ben  2026-03-01T12:00:00.000Z',
      'scam   denied    ana  2026-03-01T12:00:00.000Z  they sell things',
      'spam   denied    ana  2026-03-01T12:00:00.000Z  they sell things',
    ]);
    expect((await moderation('list', '--decision', 'allowed')).printed).not.toContain('spam');
    expect((await moderation('lift', 'spam')).printed).toBe('Nothing is decided of spam any more.');
    expect((await state()).denied('spam')).toBe(false);
  });

  it('bans by id, by hash and by file however long, and lifts', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'groundswell-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, 'ids');
    await writeFile(file, `${Array.from({ length: 2_500 }, (_, index) => `spammer-${index}`).join('\r\n')}\n`);
    expect((await moderation('ban', 'eve', '--hash', '0123456789ab', '--file', file)).printed).toBe('2502 actors are banned now.');
    expect((await moderation('ban', 'eve')).printed).toBe('0 actors are banned now.');
    expect((await state()).banned.size).toBe(2_502);
    expect((await moderation('lift', '--actor', 'eve', '--hash', '0123456789ab')).printed).toBe('2 bans are taken back.');
    expect((await moderation('lift', '--file', file)).printed).toBe('2500 bans are taken back.');
    expect((await moderation('audit', '--limit', '1')).printed).toMatch(/ana {2}lift-actors {2}500 actors$/);
  });

  it('sweeps a topic, and takes that back', async () => {
    const { printed } = await moderation('ban', '--topic', '#Spam', '--newer-than-hours', '24', '--for', '30', '--reason', 'invented');
    expect(printed).toMatch(/^Whoever uses spam is banned as of the next refresh, until 2026-03-01T12:30:00.000Z/);
    const [sweep] = (await state()).contents.sweeps;
    expect(sweep).toMatchObject({ topic: 'spam', by: 'ana', reason: 'invented' });
    const ended = await moderation('lift', '--sweep', sweep?.id ?? '');
    expect(ended.printed).toBe('The sweep of spam has ended; its bans are taken back.');
  });

  it('switches review', async () => {
    expect((await moderation('review')).printed).toBe('Review is off.');
    expect((await moderation('review', 'on')).printed).toBe('Review is on, since 2026-03-01T12:00:00.000Z.');
    expect((await moderation('queue')).printed).toBe('Nothing waits.');
    expect((await moderation('review', 'off')).printed).toBe('Review is off.');
    expect((await moderation('audit')).printed).toMatch(/2 {2}\S+ {2}ana {2}review-off\n1 {2}\S+ {2}ana {2}review-on/);
  });

  it('says in one line what is wrong', async () => {
    expect(await moderation('deny', '#')).toMatchObject({ code: 1, noted: 'Refused (404): there is no such topic' });
    expect(await moderation('ban')).toMatchObject({ code: 2, noted: 'Say whom: ids, --hash, --file, or see --help' });
    expect(await moderation('lift')).toMatchObject({ code: 2 });
    expect(await moderation('ban', '--file', '/nowhere')).toMatchObject({ code: 1, noted: '/nowhere cannot be read' });
    expect((await moderation('ban', '--hash', 'x')).noted).toMatch(/^Refused \(400\): The request is not valid; actors\.0/);
    expect(await moderation('review', 'maybe')).toMatchObject({ code: 2 });
    expect(await moderation('list', '--operator-key', 'gso_wrong')).toMatchObject({ code: 1, noted: 'The operator key is wrong' });
    const context = testContext({ GROUNDSWELL_URL: web.url });
    expect(await run(['moderation', 'list'], context)).toBe(2);
    expect(context.output.noted.join('')).toMatch(/^Name the operator key/);
  });
});
