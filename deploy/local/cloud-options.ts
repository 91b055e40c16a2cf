import type { IncomingMessage } from 'node:http';
import type { RouteSpec, Topology } from '../topology.ts';
import type { Clients } from './clients.ts';
import type { Clocking, Environment } from './environment.ts';
import type { Functions } from './functions.ts';
import type { LogSink } from './runner/log-lines.ts';

export interface CloudOptions {
  /** Folder that data is kept in. Default `.groundswell` of the project; a temporary one in memory. */
  readonly home?: string;
  /** Port of site and API. Default 8080, in memory a free one (0). */
  readonly port?: number;
  /** Nothing is kept: for tests. Default false. */
  readonly inMemory?: boolean;
  /** Start the warehouse. Default true, in memory false. */
  readonly warehouse?: boolean;
  /** Start the mail sink. Default true, in memory false. */
  readonly mail?: boolean;
  /** Time of the deployment. Default: the machine's. */
  readonly clock?: Clocking;
  /** Shards of each stream. Default: the topology's. */
  readonly shards?: number;
  /** Functions to run, by name. Default: all of the topology. */
  readonly functions?: readonly string[];
  /** Instances at most of a function that reserves none. Default 2. */
  readonly concurrency?: number;
  /** Settings to give instead of their defaults, such as `{ GROUNDSWELL_MIN_ACTORS: '2' }`. */
  readonly settings?: Readonly<Record<string, string | undefined>>;
  readonly viewerCountry?: string;
  /** Takes what functions log. Default: nothing is shown. */
  readonly log?: LogSink;
  /** Told of each step of the start. */
  readonly progress?: (step: string) => void;
  /** Told of each answer of the API. */
  readonly onAnswer?: (route: RouteSpec, request: IncomingMessage, status: number) => void;
  /** Told of each batch before pollers deliver it: tests deliver it twice. */
  readonly onDeliver?: (name: string, event: unknown) => void;
  /** Default: that of the deployment. */
  readonly topology?: Topology;
  /** Folder with `dist/`. Default: the project's. */
  readonly root?: string;
}

/** The topology, running on this machine. */
export interface LocalCloud {
  /** Where site and API are served. */
  readonly url: string;
  /** Where sent mail is shown. */
  readonly mailbox: string | undefined;
  /** AWS's and Groundswell's variables for whoever works with the same servers. */
  readonly environment: Environment;
  readonly functions: Functions;
  readonly clients: Clients;
  /**
   * Resolves when the pollers are at the tip of every stream and nothing that they caused still runs.
   * @throws Error when that takes longer than `seconds` (default 120)
   */
  drained(seconds?: number): Promise<void>;
  /** Ends everything; what is not in memory goes on at the next start. Safe to call twice. */
  stop(): Promise<void>;
}
