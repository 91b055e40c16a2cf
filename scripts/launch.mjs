#!/usr/bin/env node
// The first thing that runs: plain JavaScript for any Node from 20 on. It installs what package-lock.json
// says when that has changed, and goes on under the Node that the project pins (node_modules/node).
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** What each command runs under the pinned Node. */
const commands = {
  start: { script: 'deploy/local/main.ts', java: true },
  dev: { script: 'deploy/local/main.ts', arguments: ['--watch'], java: true },
  test: { script: 'scripts/test.ts', java: true },
  build: { script: 'scripts/build.ts', java: false },
  verify: { script: 'scripts/verify.ts', java: false },
  bench: { script: 'scripts/bench.ts', java: true },
  synth: { script: 'scripts/synth.ts', java: false },
  openapi: { script: 'scripts/openapi.ts', java: false },
};

const [name, ...rest] = process.argv.slice(2);
const command = commands[name];
if (command === undefined) stop(`Usage: node scripts/launch.mjs ${Object.keys(commands).join('|')}`);
if (Number(process.versions.node.split('.')[0]) < 20) stop(`Groundswell needs Node 20 or newer to begin with; this is ${process.version}.`);
install();
if (command.java) requireJava();
run([join(root, command.script), ...(command.arguments ?? []), ...rest]);

function install() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = join(root, 'node_modules', '.installed-lock');
  if (existsSync(node) && existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Installing dependencies (about a minute, once) ...');
  const result = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (result.status !== 0) stop('npm ci failed; what it said is above.');
  writeFileSync(stamp, lock);
}

function requireJava() {
  const result = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const version = /version "(\d+)/.exec(result.stderr ?? '')?.[1];
  if (result.error !== undefined || version === undefined) {
    stop(
      'Java 17 or newer is missing (DynamoDB Local needs it). Install it, e.g. `apt-get install openjdk-17-jre-headless` or `brew install openjdk`.',
    );
  }
  if (Number(version) < 17) stop(`Java ${version} is too old: DynamoDB Local needs Java 17 or newer.`);
}

function run(words) {
  const path = [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  const child = spawn(node, words, { cwd: root, stdio: 'inherit', env: { ...process.env, PATH: path } });
  // The terminal sends Ctrl-C to the child as well, which ends in its own order; wait for it.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}

/** @returns {never} */
function stop(message) {
  console.error(message);
  process.exit(1);
}
