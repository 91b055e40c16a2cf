import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** An answer on its way through the gateway, whole. */
export interface Answer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Buffer;
}

/** An error as the API's functions render theirs: RFC 9457, with a correlation id. */
export function problem(status: number, title: string, detail: string, headers: Readonly<Record<string, string>> = {}): Answer {
  const correlationId = randomUUID();
  const body = Buffer.from(JSON.stringify({ type: 'about:blank', title, status, detail, correlationId }));
  return {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', 'x-correlation-id': correlationId, ...headers },
    body,
  };
}

/** Reads what a function returned to API Gateway; undefined: malformed, which is a 502 there. */
export function readAnswer(payload: unknown): Answer | undefined {
  if (typeof payload !== 'object' || payload === null) return undefined;
  const { statusCode, headers, multiValueHeaders, body, isBase64Encoded } = payload as Record<string, unknown>;
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 100 || status > 599) return undefined;
  if (body !== undefined && body !== null && typeof body !== 'string') return undefined;
  const merged: Record<string, string | readonly string[]> = {};
  for (const [name, value] of Object.entries((headers ?? {}) as Record<string, unknown>)) merged[name.toLowerCase()] = String(value);
  for (const [name, values] of Object.entries((multiValueHeaders ?? {}) as Record<string, unknown>)) {
    if (Array.isArray(values)) merged[name.toLowerCase()] = values.length === 1 ? String(values[0]) : values.map(String);
  }
  for (const name of ['connection', 'content-length', 'transfer-encoding', 'keep-alive']) delete merged[name];
  return { status, headers: merged, body: Buffer.from(body ?? '', isBase64Encoded === true ? 'base64' : 'utf8') };
}

const COMPRESSIBLE = /^(text\/|application\/(json|javascript|problem\+json|manifest\+json|xml)|image\/svg)/;

/** Sends an answer; compresses it as the edge does, and leaves out the body of answers to HEAD. */
export function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const { body, encoding } = compress(request, answer);
  response.statusCode = answer.status;
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
  if (encoding !== undefined) {
    response.setHeader('content-encoding', encoding);
    response.setHeader('vary', 'Accept-Encoding');
  }
  if (answer.status === 304 || answer.status === 204) {
    response.end();
    return;
  }
  response.setHeader('content-length', body.length);
  response.end(request.method === 'HEAD' ? undefined : body);
}

function compress(request: IncomingMessage, { headers, body }: Answer): { readonly body: Buffer; readonly encoding?: string } {
  const accepted = request.headers['accept-encoding'] ?? '';
  const type = String(headers['content-type'] ?? '');
  if (body.length < 1_000 || headers['content-encoding'] !== undefined || !COMPRESSIBLE.test(type)) return { body };
  if (/\bbr\b/.test(accepted))
    return { body: brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }), encoding: 'br' };
  if (/\bgzip\b/.test(accepted)) return { body: gzipSync(body, { level: 4 }), encoding: 'gzip' };
  return { body };
}
