import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { Express, Response } from 'express';
import { KnownError, NotFoundError } from '@groundswell/kernel';
import type { Log } from '@groundswell/telemetry';
import { allowedMethods } from './allowed-methods.ts';
import { MethodNotAllowedError } from './errors.ts';
import type { HttpRequest } from './http-request.ts';
import { PROBLEM_TYPE, problemOf, statusOf } from './problem.ts';

/** Headers that speak of the answer that was not given. */
const STALE_HEADERS = ['etag', 'last-modified', 'link', 'content-encoding', 'content-length', 'content-disposition'];

/** Answers whatever is thrown as problem+json; what is our own fault is logged with its stack, which nobody is sent. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly log: Log,
    private readonly application: Express,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<HttpRequest>();
    const response = host.switchToHttp().getResponse<Response>();
    const error = this.refine(thrown, request);
    this.record(error, request);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const problem = problemOf(error, request.path, request.correlationId);
    for (const name of STALE_HEADERS) response.removeHeader(name);
    if (error instanceof MethodNotAllowedError) response.setHeader('allow', error.allowed.join(', '));
    if (error instanceof KnownError && error.retryAfter !== undefined) {
      response.setHeader('retry-after', String(Math.max(1, Math.ceil(error.retryAfter))));
    }
    if (problem.status === 401 && !response.hasHeader('www-authenticate')) {
      response.setHeader('www-authenticate', 'Bearer realm="groundswell"');
    }
    response.setHeader('cache-control', 'no-store');
    response.status(problem.status).setHeader('content-type', PROBLEM_TYPE);
    response.end(request.method === 'HEAD' ? undefined : JSON.stringify(problem));
  }

  /** Nest says 404 of every path without a handler: tells unknown paths from methods that are not served. */
  private refine(error: unknown, request: HttpRequest): unknown {
    const unrouted = error instanceof HttpException && error.getStatus() === 404 && request.route === undefined;
    if (!unrouted) return error;
    const allowed = allowedMethods(this.application, request.path);
    return allowed.length > 0 ? new MethodNotAllowedError(allowed) : new NotFoundError('There is nothing at this address');
  }

  private record(error: unknown, request: HttpRequest): void {
    const status = statusOf(error);
    const fields = { method: request.method, route: routeOf(request), status };
    if (status >= 500 && !(error instanceof KnownError)) this.log.error('request failed', error, fields);
    else if (status >= 500) this.log.warn('request failed', { ...fields, cause: error });
    else this.log.debug('request refused', { ...fields, cause: error });
  }
}

/** The route's pattern: a path itself may hold somebody's words. */
function routeOf(request: HttpRequest): string | undefined {
  const route: unknown = request.route;
  return typeof route === 'object' && route !== null && 'path' in route ? String(route.path) : undefined;
}
