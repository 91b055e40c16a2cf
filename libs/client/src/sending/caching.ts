import type { AnswerCache } from './answer-cache.ts';
import type { Fetch } from './retrying.ts';

/**
 * A `fetch` that asks for what it knows already with its `ETag`, and answers a 304 from what it kept. Requests that come
 * with an `If-None-Match` of their own are left alone: whoever asks so wants to see the 304.
 */
export function caching(fetch: Fetch, cache: AnswerCache): Fetch {
  return async (request) => {
    if (request.method !== 'GET' || request.headers.has('if-none-match')) return fetch(request);
    const known = cache.get(request.url);
    const response = await fetch(known === undefined ? request : withHeader(request, 'if-none-match', known.etag));
    if (response.status === 304 && known !== undefined) {
      const headers = new Headers(response.headers);
      headers.set('content-type', known.contentType);
      return new Response(known.body, { status: 200, headers });
    }
    return keep(request.url, response, cache);
  };
}

async function keep(address: string, response: Response, cache: AnswerCache): Promise<Response> {
  const [etag, contentType] = [response.headers.get('etag'), response.headers.get('content-type') ?? ''];
  if (response.status !== 200 || etag === null || !/json/.test(contentType)) return response;
  const body = await response.text();
  cache.set(address, { etag, contentType, body });
  return new Response(body, { status: 200, headers: response.headers });
}

/** The same request with one header more or other. */
export function withHeader(request: Request, name: string, value: string): Request {
  const headers = new Headers(request.headers);
  headers.set(name, value);
  return new Request(request.clone(), { headers });
}
