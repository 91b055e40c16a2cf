import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { CORRELATION_HEADER, safeCorrelationId } from './correlation.ts';

/** What the request that the application sees is made of. */
interface RequestValues {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly remoteAddress: string;
  readonly path: string;
}

interface ResponseValues {
  readonly statusCode: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, number | string | readonly string[]>>;
  readonly isBase64Encoded: boolean;
}

const EMPTY = Buffer.alloc(0);

/** Lengths and codings of the way to the gateway, not of the body that the event holds. */
const HOP_HEADERS = new Set(['content-length', 'transfer-encoding', 'connection', 'keep-alive', 'te', 'trailer', 'upgrade', 'expect']);

/**
 * Events of API Gateway's REST proxy integration, for serverless-express. Its own source guesses the
 * kind of each event, formats the URL with the legacy parser and keeps the caller's content-length.
 */
export const restEventSource = {
  getRequest({ event }: { readonly event: APIGatewayProxyEvent }): RequestValues {
    const body = event.body ? Buffer.from(event.body, event.isBase64Encoded ? 'base64' : 'utf8') : EMPTY;
    const headers = headersOf(event);
    headers['content-length'] = String(body.length);
    // The gateway's own id of the request leads from its access log to our lines.
    const correlation = safeCorrelationId(headers[CORRELATION_HEADER]) ?? safeCorrelationId(event.requestContext.requestId);
    if (correlation !== undefined) headers[CORRELATION_HEADER] = correlation;
    return { method: event.httpMethod, headers, body, remoteAddress: event.requestContext.identity.sourceIp, path: urlOf(event) };
  },

  getResponse({ statusCode, body, headers, isBase64Encoded }: ResponseValues): APIGatewayProxyResult {
    const multiValueHeaders: Record<string, string[]> = {};
    for (const name in headers) {
      const value = headers[name] ?? '';
      if (name === 'transfer-encoding' || name === 'connection') continue;
      multiValueHeaders[name] = typeof value === 'string' ? [value] : Array.isArray(value) ? value.map(String) : [String(value)];
    }
    return { statusCode, multiValueHeaders, body, isBase64Encoded };
  },
};

/** Whether an answer must travel as base64: all that is not plain text. */
export function isBinaryAnswer({ headers }: { readonly headers: Readonly<Record<string, unknown>> }): boolean {
  if (headers['content-encoding'] !== undefined && headers['content-encoding'] !== 'identity') return true;
  const type = headers['content-type'];
  return typeof type === 'string' && !/^(?:text\/|application\/(?:json|xml|yaml|javascript|[a-z0-9.-]{1,60}\+(?:json|xml)))/i.test(type);
}

function headersOf(event: APIGatewayProxyEvent): Record<string, string> {
  const headers: Record<string, string> = {};
  const multiple = event.multiValueHeaders as Readonly<Record<string, readonly string[] | undefined>> | null;
  const given = (multiple ?? event.headers ?? {}) as Readonly<Record<string, string | readonly string[] | undefined>>;
  for (const name in given) {
    const values = given[name];
    const lower = name.toLowerCase();
    if (values === undefined || HOP_HEADERS.has(lower)) continue;
    if (typeof values === 'string') headers[lower] = values;
    else headers[lower] = values.length === 1 ? (values[0] ?? '') : values.join(lower === 'cookie' ? '; ' : ', ');
  }
  return headers;
}

/** API Gateway hands over query strings decoded: they are encoded anew. */
function urlOf(event: APIGatewayProxyEvent): string {
  const query = event.multiValueQueryStringParameters as Readonly<Record<string, readonly string[] | undefined>> | null;
  if (query === null || query === undefined) return pathOf(event.path);
  const pairs = Object.entries(query).flatMap(([name, values]) => (values ?? []).map((value) => `${encode(name)}=${encode(value)}`));
  return pairs.length === 0 ? pathOf(event.path) : `${pathOf(event.path)}?${pairs.join('&')}`;
}

/** The path stays as it was sent; what no URL may hold (a tool made the event by hand) is encoded. */
function pathOf(path: string): string {
  return /^\/[\x21-\x22\x24-\x3e\x40-\x7e]*$/.test(path)
    ? path
    : encodeURI(path.startsWith('/') ? path : `/${path}`).replace(/[?#]/g, encodeURIComponent);
}

/** Half a surrogate pair can't be encoded: it becomes U+FFFD. */
function encode(text: string): string {
  return encodeURIComponent(/[\ud800-\udfff]/.test(text) ? Buffer.from(text).toString() : text);
}
