import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RouteSpec, Topology } from '../../topology.ts';
import type { InvocationResult } from '../runner/function.ts';
import { problem, readAnswer, send, type Answer } from './answer.ts';
import { apiEvent } from './api-event.ts';
import { cacheKey, conditional, EdgeCache } from './edge-cache.ts';
import { RouteTable } from './route-table.ts';
import { StaticSite } from './static-site.ts';
import { Throttle } from './throttle.ts';

export interface GatewayOptions {
  readonly topology: Pick<Topology, 'routes' | 'site' | 'gateway'>;
  /** Folder that the site's directory is in. */
  readonly root: string;
  readonly invoke: (name: RouteSpec['function'], event: unknown) => Promise<InvocationResult>;
  readonly viewerCountry?: string;
  readonly clock?: (machineTime: number) => number;
  /** While it is true routes answer 503: the site is there already, the functions are not. Default: never. */
  readonly starting?: () => boolean;
  /** Told of each answer to a route. */
  readonly onAnswer?: (route: RouteSpec, request: IncomingMessage, status: number) => void;
}

/** What Lambda takes in one synchronous call; a body grows by a third in base64. */
const MAX_EVENT_BODY = 4.4 * 1_024 * 1_024;

/** One port that serves the site and the API the way CloudFront and API Gateway (REST) do. */
export class Gateway {
  readonly server: Server;
  private readonly options: GatewayOptions;
  private readonly routes: RouteTable;
  private readonly site: StaticSite;
  private readonly cache = new EdgeCache();
  private readonly throttle = new Throttle();

  constructor(options: GatewayOptions) {
    this.options = options;
    this.routes = new RouteTable(options.topology.routes);
    this.site = new StaticSite(options.root, options.topology.site);
    this.server = createServer((request, response) => void this.handle(request, response));
    this.server.keepAliveTimeout = 65_000;
  }

  /** @returns its address. @throws Error with code EADDRINUSE when the port is taken */
  async listen(port: number): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', resolve);
    });
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeIdleConnections();
    const forced = setTimeout(() => this.server.closeAllConnections(), 2_000);
    await closed;
    clearTimeout(forced);
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const answer = await this.answer(request);
      if (!response.destroyed) send(request, response, conditional(request, answer));
    } catch {
      if (!response.headersSent) send(request, response, problem(500, 'Internal Server Error', 'The gateway failed.'));
    }
  }

  private async answer(request: IncomingMessage): Promise<Answer> {
    const url = urlOf(request);
    if (url === undefined) return problem(400, 'Bad Request', 'The address is malformed.');
    const match = this.routes.match(request.method ?? 'GET', url.pathname);
    if (match.found === 'path') {
      const allow = match.methods.join(', ');
      return problem(405, 'Method Not Allowed', `This path takes ${allow}.`, { allow });
    }
    if (match.found === 'nothing') return this.elsewhere(request, url);
    if (this.options.starting?.() === true) return problem(503, 'Service Unavailable', 'Groundswell is starting.', { 'retry-after': '2' });
    const { route, parameters } = match;
    const call = () => this.call(request, route, parameters, url);
    const answer = route.cache === undefined ? await call() : await this.cache.answer(cacheKey(route, url), call);
    this.options.onAnswer?.(route, request, answer.status);
    return answer;
  }

  private async elsewhere(request: IncomingMessage, url: URL): Promise<Answer> {
    if (/^\/(v1|api)(\/|$)/.test(url.pathname)) return problem(404, 'Not Found', 'There is no such route.');
    if (request.method === 'GET' || request.method === 'HEAD') return this.site.answer(request, url.pathname);
    return problem(405, 'Method Not Allowed', 'This path takes GET.', { allow: 'GET, HEAD' });
  }

  private async call(request: IncomingMessage, route: RouteSpec, parameters: Readonly<Record<string, string>>, url: URL): Promise<Answer> {
    const { gateway } = this.options.topology;
    const { viewerCountry, clock = (time: number) => time } = this.options;
    if (!this.throttle.admit(route)) {
      return problem(429, 'Too Many Requests', 'This route takes fewer requests a second.', { 'retry-after': '1' });
    }
    const body = await readBody(request, Math.min(gateway.maxBodyBytes, MAX_EVENT_BODY));
    if (body === undefined) return problem(413, 'Content Too Large', 'The body is too large.', { connection: 'close' });
    const { binaryMediaTypes } = gateway;
    const country = viewerCountry === undefined ? {} : { viewerCountry };
    const event = apiEvent({ request, route, parameters, url, body, binaryMediaTypes, clock, ...country });
    const result = await within(this.options.invoke(route.function, event), gateway.timeoutSeconds);
    if (result === undefined) return problem(504, 'Gateway Timeout', `The function did not answer within ${gateway.timeoutSeconds} s.`);
    const answer = result.ok ? readAnswer(result.payload) : undefined;
    return answer ?? problem(502, 'Bad Gateway', 'The function failed.');
  }
}

function urlOf(request: IncomingMessage): URL | undefined {
  try {
    // A path that begins with two slashes is still a path.
    return new URL(`http://localhost${(request.url ?? '/').replace(/^\/+/, '/')}`);
  } catch {
    return undefined;
  }
}

/** The whole body; nothing when it is longer than allowed. */
async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > limit) {
    request.resume();
    return undefined;
  }
  const chunks: Buffer[] = [];
  let length = 0;
  return new Promise((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > limit) resolve(undefined);
      else chunks.push(chunk);
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', reject);
  });
}

async function within<Result>(work: Promise<Result>, seconds: number): Promise<Result | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => (timer = setTimeout(resolve, seconds * 1_000, undefined)));
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
