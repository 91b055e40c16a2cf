import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { clearLeftovers, Home } from '../home.ts';
import { Child } from './child.ts';

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function untilGone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 200 && lives(pid); tries += 1) await wait(50);
  return !lives(pid);
}

const SLEEPER = ['-e', 'console.log(process.pid); setInterval(() => {}, 1000)'];

async function sleeper(): Promise<{ readonly child: Child; readonly pid: number }> {
  const child = new Child({ name: 'sleeper', command: process.execPath, args: SLEEPER });
  await child.untilReady(() => (child.output === '' ? Promise.reject(new Error('not yet')) : Promise.resolve()), 20);
  return { child, pid: Number(child.output) };
}

describe('Child', { timeout: 60_000 }, () => {
  it('is gone when it was stopped', async () => {
    const { child, pid } = await sleeper();
    await child.stop();
    await child.stop();
    expect(lives(pid)).toBe(false);
  });

  it('ends when its parent is killed (-9)', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'child-'));
    const script = join(folder, 'parent.ts');
    const module = JSON.stringify(join(import.meta.dirname, 'child.ts'));
    writeFileSync(
      script,
      `import { Child } from ${module};
       const child = new Child({ name: 'sleeper', command: process.execPath, args: ${JSON.stringify(SLEEPER)} });
       setInterval(() => { if (child.output !== '') console.log(child.output); }, 50);`,
    );
    const parent = spawn(process.execPath, ['--no-warnings', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const pid = await new Promise<number>((resolve) =>
      parent.stdout.once('data', (chunk: Buffer) => resolve(Number.parseInt(chunk.toString(), 10))),
    );
    expect(lives(pid)).toBe(true);
    parent.kill('SIGKILL');
    expect(await untilGone(pid)).toBe(true);
  });

  it('says what a program printed that ends at once', async () => {
    const child = new Child({
      name: 'broken',
      command: process.execPath,
      args: ['-e', 'console.error("no such folder"); process.exit(1)'],
    });
    await expect(child.untilReady(() => Promise.reject(new Error('never')), 20)).rejects.toThrow(/broken ended at once: no such folder/);
  });
});

describe('clearLeftovers', { timeout: 60_000 }, () => {
  it('ends what a crashed cloud left, but no stranger that has its number now', async () => {
    const home = new Home(mkdtempSync(join(tmpdir(), 'home-')));
    const { child, pid } = await sleeper();
    const stranger = spawn(process.execPath, SLEEPER, { stdio: 'ignore' });
    home.record({
      url: 'http://localhost:1',
      environment: {},
      pids: { groundswell: 2 ** 22 + 1, sleeper: child.pid, other: stranger.pid ?? 0 },
    });
    expect(clearLeftovers(home)).toBeUndefined();
    expect(await untilGone(pid)).toBe(true);
    expect(lives(stranger.pid ?? 0)).toBe(true);
    expect(home.recorded()).toBeUndefined();
    stranger.kill('SIGKILL');
  });
});
