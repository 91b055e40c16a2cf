/** `npm start`: the whole of Groundswell on this machine, until Ctrl-C. */
import { join, resolve } from 'node:path';
import { topology } from '../topology.ts';
import { startLocalCloud, type LocalCloud } from './cloud.ts';
import { printLine } from './runner/log-lines.ts';
import { emptyHome } from './servers/all.ts';
import { ArgumentError, readArguments, USAGE, type StartArguments } from './start/arguments.ts';
import { build, staleTargets } from './start/builds.ts';
import { obstacles } from './start/checks.ts';
import { setUp } from './start/commands.ts';
import { Progress } from './start/progress.ts';
import { SampleFeed } from './start/sample-feed.ts';
import { watchSources } from './start/watch.ts';
import { welcome } from './start/welcome.ts';
import { clearLeftovers, Home } from './home.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);
const home = resolve(process.env['GROUNDSWELL_HOME'] || join(import.meta.dirname, '..', '..', '.groundswell'));

/** Everything that has to end, the last first. */
const endings: (() => Promise<void> | void)[] = [];
let ending = false;

async function end(code: number): Promise<never> {
  ending = true;
  for (const ended of endings.toReversed()) await Promise.resolve(ended()).catch(() => undefined);
  process.exit(code);
}

function endOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // The second one does not wait: children are ended as the process exits.
      if (ending) process.exit(130);
      say('\nStopping ... (again to force)');
      void end(signal === 'SIGINT' ? 130 : 0);
    });
  }
}

async function start(args: StartArguments): Promise<void> {
  const progress = new Progress(say);
  const stale = staleTargets();
  if (stale.length > 0) {
    progress.step(`building ${stale.join(', ')} ...`);
    await build(stale);
    progress.step('built');
  }
  const feed = new SampleFeed(home, say);
  const colours = process.stdout.isTTY;
  const cloud = await startLocalCloud({
    home,
    port: args.port,
    warehouse: args.warehouse,
    settings: process.env,
    progress: (step) => progress.step(step),
    log: (line) => say(printLine(line, colours)),
    onAnswer: (route, request, status) => feed.watch(route, request, status),
    ...(args.shards === undefined ? {} : { shards: args.shards }),
  });
  endings.push(
    () => cloud.stop(),
    () => feed.stop(),
  );
  await greet(cloud, feed, args);
}

async function greet(cloud: LocalCloud, feed: SampleFeed, args: StartArguments): Promise<void> {
  const setup = await setUp(cloud);
  const sample = args.feed && feed.wanted;
  if (sample && !ending) feed.start(cloud);
  say(welcome(cloud, setup, sample));
  if (args.watch) {
    const names = topology.functions.map(({ name }) => name);
    const stopWatching = watchSources(cloud, names, say);
    endings.push(stopWatching);
  }
}

function read(): StartArguments {
  try {
    return readArguments(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    say(`${error.message}\n\n${USAGE}`);
    process.exit(2);
  }
}

const args = read();
if (args.help) {
  say(USAGE);
  process.exit(0);
}
const running = clearLeftovers(new Home(home));
if (running !== undefined) {
  say(`Groundswell already runs on this folder: ${running}. Stop it first, or set GROUNDSWELL_HOME to another folder.`);
  process.exit(1);
}
const problems = await obstacles(home, args.port);
if (problems.length > 0) {
  problems.forEach(say);
  process.exit(1);
}
if (args.fresh) emptyHome(home);
endOnSignals();
try {
  await start(args);
} catch (error) {
  if (!ending) {
    say(`Groundswell could not start: ${error instanceof Error ? error.message : String(error)}`);
    await end(1);
  }
}
