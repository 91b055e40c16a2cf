import type { NextFunction, Response } from 'express';
import type { Ids } from '@groundswell/kernel';
import { withCorrelation } from '@groundswell/telemetry';
import type { HttpRequest } from './http-request.ts';

export const CORRELATION_HEADER = 'x-correlation-id';

/** What a caller may choose as correlation id: nothing that could break a log line, a header or a key. */
const SAFE = /^[A-Za-z0-9][A-Za-z0-9._:-]{7,63}$/;

/** The id if a caller may choose it, else undefined. */
export function safeCorrelationId(id: unknown): string | undefined {
  return typeof id === 'string' && SAFE.test(id) ? id : undefined;
}

/**
 * Gives every request its correlation id, answers it, and makes what is logged meanwhile carry it.
 * Answers are not to be kept unless a route says so.
 */
export function correlate(ids: Ids) {
  return (request: HttpRequest, response: Response, next: NextFunction): void => {
    const id = safeCorrelationId(request.headers[CORRELATION_HEADER]) ?? ids.next();
    (request as { correlationId: string }).correlationId = id;
    response.setHeader(CORRELATION_HEADER, id);
    response.setHeader('cache-control', 'no-store');
    withCorrelation(id, next);
  };
}
