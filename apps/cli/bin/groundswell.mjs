#!/usr/bin/env node
// Finds a Node that is new enough (the pinned one of node_modules when the user's is older), builds
// the command line when it is not built, and runs it. Nothing else: it must run under Node 20.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const NEEDED = 24;
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const bundle = join(root, 'dist', 'cli', 'groundswell.mjs');

const isNewEnough = Number(process.versions.node.split('.')[0]) >= NEEDED;
const pinned = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const node = isNewEnough ? process.execPath : pinned;

if (!existsSync(node))
  stop(`Groundswell needs Node ${NEEDED}, and this is ${process.versions.node}. Run npm ci in ${root}, which brings it.`);
if (!existsSync(bundle)) build();

process.env.GROUNDSWELL_HOME ??= join(root, '.groundswell');
if (isNewEnough) await import(pathToFileURL(bundle).href);
else runElsewhere();

function build() {
  const result = spawnSync(node, ['scripts/build.ts', 'cli'], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  if (result.status !== 0 || !existsSync(bundle)) stop(`The command line could not be built. ${result.stderr.trim()}`);
}

function runElsewhere() {
  const child = spawn(node, [bundle, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
