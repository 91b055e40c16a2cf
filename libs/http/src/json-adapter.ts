import { ExpressAdapter } from '@nestjs/platform-express';
import type { Response } from 'express';

/** Statuses whose answers have no body, or whose body Express decides about. */
const BODILESS = new Set([204, 205, 304]);

/**
 * Nest's adapter for Express, which answers to POST and PUT with plain objects itself: `response.json`
 * looks up seven settings, parses the content type that it just wrote and weighs caching, none of which
 * such an answer needs. A spec holds both ways to the same bytes.
 */
export class JsonAdapter extends ExpressAdapter {
  override reply(response: Response, body: unknown, statusCode?: number): unknown {
    if (!isPlainAnswer(response, body, statusCode)) return super.reply(response, body, statusCode) as unknown;
    const text = JSON.stringify(body);
    if (statusCode !== undefined) response.statusCode = statusCode;
    response.setHeader('content-type', 'application/json; charset=utf-8');
    response.setHeader('content-length', Buffer.byteLength(text));
    response.end(text);
    return response;
  }
}

function isPlainAnswer(response: Response, body: unknown, statusCode = response.statusCode): boolean {
  const { method } = response.req;
  if ((method !== 'POST' && method !== 'PUT') || BODILESS.has(statusCode)) return false;
  if (typeof body !== 'object' || body === null || Object.getPrototypeOf(body) !== Object.prototype) return false;
  return !response.hasHeader('content-type') && response.app.get('etag') === false;
}
