/**
 * Runs every test: `npm test [-- VITEST ARGUMENTS]`. Builds first, since the end-to-end, system and
 * browser tests run what was built. The last line is the total, alone on its line.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const projectRoot = join(import.meta.dirname, '..');
const report = join(projectRoot, 'dist', 'test-report.json');
const words = process.argv.slice(2);

function run(command: string, args: readonly string[]): number {
  return spawnSync(command, args, { cwd: projectRoot, stdio: 'inherit' }).status ?? 1;
}

/** Installs Debian's Chromium where that is possible; elsewhere the browser tests say that it is missing. */
function chromium(): void {
  if (existsSync('/usr/bin/chromium') || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log('Installing Chromium for the browser tests ...');
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    spawnSync('apt-get', ['-qq', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
}

if (run(process.execPath, ['scripts/build.ts']) !== 0) process.exit(1);
chromium();
mkdirSync(join(projectRoot, 'dist'), { recursive: true });
const coverage = words.length === 0 ? ['--coverage'] : [];
const status = run(process.execPath, [
  'node_modules/vitest/vitest.mjs',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...coverage,
  ...words,
]);
const total = JSON.parse(readFileSync(report, 'utf8')) as {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
};
console.log(`${total.numPassedTests} passed, ${total.numFailedTests} failed, ${total.numPendingTests + total.numTodoTests} skipped`);
process.exit(status);
