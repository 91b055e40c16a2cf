import { createHash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Response } from 'express';
import { lastValueFrom, type Observable, of } from 'rxjs';
import { InvalidInputError } from '@groundswell/kernel';
import { Idempotency, type KeptAnswer } from '@groundswell/security';
import { accountOf } from '../caller.ts';
import type { HttpRequest } from '../http-request.ts';

const HEADER = 'idempotency-key';
/** Visible ASCII, with or without the quotes of a structured header. */
const KEY = /^(?:"([!#-~]{1,200})"|([!#-~]{1,200}))$/;
/** Of an answer's headers, those that speak of its content. */
const KEPT_HEADERS = ['location', 'etag', 'cache-control'];

/**
 * Lets a caller send a request again without doing it again: `@UseInterceptors(IdempotencyInterceptor)` on a
 * route whose answers are JSON. Requests without `Idempotency-Key` pass as they are. Keys are an account's
 * own; those of anonymous callers are shared, and as hard to guess as they make them.
 * Needs `Idempotency`, and guards before it: they ask each time.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly idempotency: Idempotency) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<HttpRequest>();
    const response = context.switchToHttp().getResponse<Response>();
    const key = keyOf(request.headers[HEADER]);
    if (key === undefined) return next.handle();
    const name = JSON.stringify([accountOf(request) ?? 'anyone', request.method, request.path, key]);
    const { answer, isReplayed } = await this.idempotency.once(name, fingerprintOf(request), async () => {
      const body: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      return { status: response.statusCode, headers: headersOf(response), body };
    });
    if (isReplayed) replay(answer, response);
    return of(answer.body);
  }
}

function keyOf(header: unknown): string | undefined {
  if (header === undefined) return undefined;
  const match = typeof header === 'string' ? KEY.exec(header) : null;
  const key = match?.[1] ?? match?.[2];
  if (key === undefined) throw new InvalidInputError('Idempotency-Key must be 1 to 200 visible characters');
  return key;
}

/** The request as it came: two spellings of one JSON are two requests. */
function fingerprintOf(request: HttpRequest): string {
  const hash = createHash('sha256').update(JSON.stringify([request.method, request.originalUrl, request.headers['content-type'] ?? '']));
  return hash.update(request.rawBody).digest('base64url');
}

function headersOf(response: Response): Readonly<Record<string, string>> {
  const given = KEPT_HEADERS.map((name) => [name, response.getHeader(name)] as const);
  return Object.fromEntries(given.filter((header): header is [string, string] => typeof header[1] === 'string'));
}

function replay(answer: KeptAnswer, response: Response): void {
  response.status(answer.status).setHeader('idempotent-replayed', 'true');
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
}
