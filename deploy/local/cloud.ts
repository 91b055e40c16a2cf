import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { inParts, partsIn, topology as everything, type Topology } from '../topology.ts';
import { makeClients, type Clients } from './clients.ts';
import type { CloudOptions, LocalCloud } from './cloud-options.ts';
import { awsEnvironment, clockReading, settingValues, type Endpoints, type Environment } from './environment.ts';
import { Functions } from './functions.ts';
import { Gateway } from './gateway/gateway.ts';
import { clearLeftovers, hold, Home } from './home.ts';
import { Checkpoints } from './pollers/checkpoints.ts';
import { makeMappings } from './pollers/from-topology.ts';
import type { EventSourceMapping } from './pollers/mapping-options.ts';
import { provision } from './provision.ts';
import { type Intervals, sleeps, startSchedules } from './schedules.ts';
import { startServers, type Servers } from './servers/all.ts';
import { kinesisKeepsData } from './servers/kinesis.ts';
import type { LocalServer } from './servers/server.ts';

export type { CloudOptions, LocalCloud } from './cloud-options.ts';

const PROJECT = join(import.meta.dirname, '..', '..');
/** Seconds to gather batches whose window the topology leaves to the stage; in memory nobody waits for them longer than needed. */
const WINDOWS = { landing: 5 } as const;
const SHORT_WINDOWS = { landing: 1 } as const;
/** Seconds between looks for landed objects. */
const LOADING = 30;
const SHORT_LOADING = 2;
/** Seconds that running invocations get to finish when the cloud stops. */
const GRACE = 8;

/**
 * Brings up the topology on this machine: real servers, functions from their bundles, pollers,
 * schedules and the gateway.
 * @throws Error when a local cloud already runs on the same folder, the port is taken, or a server does not start
 */
export async function startLocalCloud(options: CloudOptions = {}): Promise<LocalCloud> {
  const cloud = new RunningCloud(options);
  try {
    await cloud.start();
    return cloud;
  } catch (error) {
    await cloud.stop();
    throw error;
  }
}

class RunningCloud implements LocalCloud {
  url = '';
  mailbox: string | undefined;
  environment: Environment = {};
  functions!: Functions;
  clients!: Clients;
  private readonly options: CloudOptions;
  private readonly topology: Topology;
  private readonly home: Home;
  private readonly temporary: boolean;
  private readonly servers: LocalServer[] = [];
  private readonly now: (machineTime: number) => number;
  private gateway: Gateway | undefined;
  private mappings: readonly EventSourceMapping[] = [];
  private checkpoints: Checkpoints | undefined;
  private endSchedules: () => void = () => undefined;
  private stopped: Promise<void> | undefined;
  private recorded = false;
  private intervals: Intervals = {};
  private started = false;
  private letGo: () => void = () => undefined;

  constructor(options: CloudOptions) {
    this.options = options;
    const all = inParts(options.topology ?? everything, partsIn(options.settings ?? {}));
    this.topology =
      options.functions === undefined ? all : { ...all, functions: all.functions.filter(({ name }) => options.functions?.includes(name)) };
    this.temporary = options.inMemory === true && options.home === undefined;
    this.home = new Home(options.home ?? (this.temporary ? mkdtempSync(join(tmpdir(), 'groundswell-')) : join(PROJECT, '.groundswell')));
    this.now = clockReading(options.clock);
    process.once('exit', this.endAtOnce);
  }

  async start(): Promise<void> {
    const { options, home, topology } = this;
    const running = clearLeftovers(home);
    if (running !== undefined) throw new Error(`a local cloud already runs on ${home.path}: ${running}`);
    this.letGo = hold(home);
    const progress = options.progress ?? (() => undefined);
    const invoke = (name: string, event: unknown) => this.functions.invoke(name, event);
    this.gateway = new Gateway({
      topology,
      root: options.root ?? PROJECT,
      invoke,
      clock: this.now,
      starting: () => !this.started,
      ...(options.viewerCountry === undefined ? {} : { viewerCountry: options.viewerCountry }),
      ...(options.onAnswer === undefined ? {} : { onAnswer: options.onAnswer }),
    });
    this.functions = new Functions(this.topology, options, () => this.record());
    this.url = await this.gateway.listen(options.port ?? (options.inMemory === true ? 0 : 8_080));
    const servers = await this.startServers(progress);
    this.clients = makeClients(this.endpointsOf(servers));
    await provision(topology, this.clients, options.shards);
    progress('tables, streams, buckets and queues');
    const endpoints = this.endpointsOf(servers);
    const settings = this.settings(endpoints);
    this.intervals = this.intervalsWith(settings);
    this.functions.start(settings, awsEnvironment(endpoints), (spec) => sleeps(spec, this.intervals));
    this.recorded = true;
    this.record();
    await this.startTriggers();
    this.started = true;
    progress('functions, pollers and schedules');
  }

  async drained(seconds = 120): Promise<void> {
    const deadline = Date.now() + seconds * 1_000;
    for (;;) {
      const since = Date.now();
      while (!this.idleSince(since)) {
        if (Date.now() > deadline) throw new Error(`the local cloud was not drained within ${seconds} s`);
        await wait(50);
      }
      // What was delivered meanwhile may have caused more: look once more.
      if (this.functions.lastDelivery < since) return;
    }
  }

  stop(): Promise<void> {
    this.stopped ??= this.end();
    return this.stopped;
  }

  private async end(): Promise<void> {
    this.endSchedules();
    await this.gateway?.close().catch(() => undefined);
    // What is acknowledged has to survive: where the stream cannot, it is worked off first.
    if (this.mappings.length > 0 && this.options.inMemory !== true && !kinesisKeepsData()) await this.drained(15).catch(() => undefined);
    await Promise.race([Promise.all(this.mappings.map((mapping) => mapping.stop())), wait(GRACE * 1_000, undefined, { ref: false })]);
    this.functions?.stop();
    this.checkpoints?.flush();
    this.clients?.destroy();
    await Promise.all(this.servers.map((server) => server.stop()));
    process.removeListener('exit', this.endAtOnce);
    if (this.recorded) this.home.forget();
    this.letGo();
    if (this.temporary) rmSync(this.home.path, { recursive: true, force: true, maxRetries: 3 });
  }

  /** The last thing a crashing process does; servers also notice by themselves that it has gone. */
  private readonly endAtOnce = () => {
    this.functions?.stop();
    for (const server of this.servers) server.kill('SIGTERM');
  };

  private startServers(progress: (step: string) => void): Promise<Servers> {
    const { inMemory = false, mail = !inMemory, warehouse = !inMemory } = this.options;
    const keep = (server: LocalServer) => {
      this.servers.push(server);
      this.recorded = true;
      this.record();
    };
    const restarted = (message: string) => {
      this.record();
      this.warn('servers', message);
    };
    return startServers({ home: this.home.path, inMemory, mail, warehouse, progress, keep, restarted });
  }

  private endpointsOf({ dynamodb, kinesis, storage, mail, warehouse }: Servers): Endpoints {
    this.mailbox = mail?.endpoint;
    return {
      dynamodb: dynamodb.endpoint,
      kinesis: kinesis.endpoint,
      storage: storage.endpoint,
      ...(mail === undefined ? {} : { mail: mail.endpoint }),
      ...(warehouse === undefined ? {} : { warehouse: warehouse.endpoint }),
    };
  }

  private settings({ storage, warehouse }: Endpoints): Environment {
    const { inMemory = false, clock, settings = {} } = this.options;
    const deploymentKey = inMemory ? randomBytes(32).toString('base64url') : this.home.deploymentKey();
    const secrets = this.home.folder('secrets');
    return settingValues(this.topology, {
      deploymentKey,
      url: this.url,
      secrets,
      queues: storage,
      given: settings,
      ...(clock === undefined ? {} : { clock }),
      ...(warehouse === undefined ? {} : { warehouse }),
    });
  }

  private async startTriggers(): Promise<void> {
    this.checkpoints = new Checkpoints(this.options.inMemory === true ? undefined : this.home);
    const { topology, clients, checkpoints, now } = this;
    const deliver = (name: string, event: unknown) => this.functions.deliver(name, event);
    const warn = (message: string) => this.warn('pollers', message);
    const windows = this.options.inMemory === true ? SHORT_WINDOWS : WINDOWS;
    this.mappings = await makeMappings({ topology, clients, checkpoints, clock: now, invoke: deliver, warn, windows });
    for (const mapping of this.mappings) mapping.start();
    const invoke = (name: string, event: unknown) => this.functions.onSchedule(name, event);
    const schedule = { clock: this.options.clock, now: () => now(Date.now()), intervals: this.intervals };
    this.endSchedules = startSchedules({ topology, invoke, ...schedule });
  }

  /** Without a warehouse nothing is loaded, so nobody is woken for it. */
  private intervalsWith(settings: Environment): Intervals {
    if (settings['GROUNDSWELL_WAREHOUSE_URL'] === undefined) return {};
    return { loading: this.options.inMemory === true ? SHORT_LOADING : LOADING };
  }

  private idleSince(time: number): boolean {
    const idle = this.mappings.every((mapping) => (mapping.idleSince() ?? 0) >= time);
    return idle && this.topology.functions.every(({ name }) => this.functions.inFlight(name) === 0);
  }

  private warn(source: string, message: string): void {
    this.functions.log(source, JSON.stringify({ level: 'warn', message }));
  }

  private record(): void {
    if (!this.recorded || this.stopped !== undefined) return;
    const pids = Object.fromEntries(this.servers.map(({ name, pid }) => [name, pid]));
    const { environment } = this.functions;
    this.environment = { ...environment, GROUNDSWELL_URL: this.url };
    this.home.record({
      url: this.url,
      ...(this.mailbox === undefined ? {} : { mailbox: this.mailbox }),
      environment: this.environment,
      pids: { groundswell: process.pid, ...pids, ...this.functions.pids() },
    });
  }
}
