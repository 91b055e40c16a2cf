import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RouteSpec } from '../../topology.ts';

export interface EventParts {
  readonly request: IncomingMessage;
  readonly route: RouteSpec;
  readonly parameters: Readonly<Record<string, string>>;
  readonly url: URL;
  readonly body: Buffer;
  readonly binaryMediaTypes: readonly string[];
  /** Machine time turned into the deployment's. */
  readonly clock: (machineTime: number) => number;
  /** Country that the edge says the viewer is in. */
  readonly viewerCountry?: string;
}

type Values = Readonly<Record<string, readonly string[]>>;

/** What only the edge says: a caller's own values for these are dropped. */
const EDGE_HEADERS = new Set([
  'x-forwarded-for',
  'x-forwarded-proto',
  'x-forwarded-port',
  'x-real-ip',
  'via',
  'x-amz-cf-id',
  'x-amzn-trace-id',
]);
/** A cached answer is everyone's: what tells viewers apart does not reach the function, as on the real edge. */
const VIEWER_HEADERS = new Set(['authorization', 'cookie', 'if-none-match', 'if-modified-since', 'range']);

/** The event that API Gateway (REST, proxy integration) behind CloudFront gives a function for a request. */
export function apiEvent(parts: EventParts): Record<string, unknown> {
  const { request, route, parameters, url, body } = parts;
  const address = request.socket.remoteAddress?.replace(/^::ffff:/, '') ?? '127.0.0.1';
  const headers = headersOf(parts, address);
  const query = queryOf(url, route);
  const binary = body.length > 0 && isBinary(request.headers['content-type'], parts.binaryMediaTypes);
  return {
    resource: route.path,
    path: url.pathname,
    httpMethod: route.method,
    headers: lastOf(headers),
    multiValueHeaders: headers,
    queryStringParameters: orNull(lastOf(query)),
    multiValueQueryStringParameters: orNull(query),
    pathParameters: orNull(parameters),
    stageVariables: null,
    requestContext: requestContext(parts, address),
    body: body.length === 0 ? null : body.toString(binary ? 'base64' : 'utf8'),
    isBase64Encoded: binary,
  };
}

function headersOf({ request, route, viewerCountry }: EventParts, address: string): Values {
  const values: Record<string, string[]> = {};
  for (let at = 0; at + 1 < request.rawHeaders.length; at += 2) {
    const name = request.rawHeaders[at] ?? '';
    const lower = name.toLowerCase();
    if (EDGE_HEADERS.has(lower) || lower.startsWith('cloudfront-') || lower === 'connection') continue;
    if (route.cache !== undefined && VIEWER_HEADERS.has(lower)) continue;
    (values[name] ??= []).push(request.rawHeaders[at + 1] ?? '');
  }
  values['X-Forwarded-For'] = [address];
  values['X-Forwarded-Proto'] = ['http'];
  values['X-Forwarded-Port'] = [String(request.socket.localPort ?? '')];
  values['X-Amz-Cf-Id'] = [randomBytes(40).toString('base64url')];
  values['X-Amzn-Trace-Id'] = [`Root=1-${Math.floor(Date.now() / 1_000).toString(16)}-${randomBytes(12).toString('hex')}`];
  if (viewerCountry !== undefined) values['CloudFront-Viewer-Country'] = [viewerCountry];
  return values;
}

/** A cached route's function sees only the query strings that tell cached answers apart. */
function queryOf(url: URL, route: RouteSpec): Values {
  const values: Record<string, string[]> = {};
  for (const [name, value] of url.searchParams) {
    if (route.cache === undefined || route.cache.queryStrings.includes(name)) (values[name] ??= []).push(value);
  }
  return values;
}

function requestContext({ request, route, url, clock }: EventParts, address: string): Record<string, unknown> {
  const now = clock(Date.now());
  return {
    resourceId: 'local',
    resourcePath: route.path,
    httpMethod: route.method,
    extendedRequestId: randomBytes(11).toString('base64'),
    requestTime: commonLogTime(now),
    path: url.pathname,
    accountId: '000000000000',
    protocol: `HTTP/${request.httpVersion}`,
    stage: 'local',
    domainPrefix: 'localhost',
    requestTimeEpoch: now,
    requestId: randomUUID(),
    identity: {
      cognitoIdentityPoolId: null,
      accountId: null,
      cognitoIdentityId: null,
      caller: null,
      sourceIp: address,
      principalOrgId: null,
      accessKey: null,
      cognitoAuthenticationType: null,
      cognitoAuthenticationProvider: null,
      userArn: null,
      userAgent: request.headers['user-agent'] ?? null,
      user: null,
    },
    domainName: request.headers.host?.replace(/:\d+$/, '') ?? 'localhost',
    apiId: 'local',
  };
}

/** `23/Nov/2026:07:24:34 +0000` */
function commonLogTime(time: number): string {
  const [, day, month, year, clock] = new Date(time).toUTCString().split(' ');
  return `${day}/${month}/${year}:${clock} +0000`;
}

/** Whether API Gateway hands a body over in base64: `type/subtype`, `type/*` or everything. */
export function isBinary(contentType: string | undefined, types: readonly string[]): boolean {
  const type = (contentType ?? 'application/json').split(';')[0]?.trim().toLowerCase() ?? '';
  return types.some(
    (pattern) => pattern === '*/*' || pattern === type || (pattern.endsWith('/*') && type.startsWith(pattern.slice(0, -1))),
  );
}

function lastOf(values: Values): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, list]) => [name, list.at(-1) ?? '']));
}

function orNull<Fields extends object>(fields: Fields): Fields | null {
  return Object.keys(fields).length === 0 ? null : fields;
}
