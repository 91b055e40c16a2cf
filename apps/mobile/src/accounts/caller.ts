import type { HttpRequest } from '@groundswell/http';

/** Network address of the caller, as the socket or API Gateway saw it: headers can't change it. */
export function callerOf(request: HttpRequest): string {
  return request.ip ?? 'unknown';
}

/** What a person will know a session by. */
export function clientOf(request: HttpRequest): string {
  return request.headers['user-agent'] ?? '';
}
