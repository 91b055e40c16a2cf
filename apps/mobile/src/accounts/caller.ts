import { addressOf, type HttpRequest } from '@groundswell/http';

/** Network of the caller, as the socket or API Gateway saw it: headers can't change it, nor can the endless addresses of IPv6. */
export function callerOf(request: HttpRequest): string {
  return addressOf(request);
}

/** What a person will know a session by. */
export function clientOf(request: HttpRequest): string {
  return request.headers['user-agent'] ?? '';
}
