import createFetchClient, { type Client, type Middleware } from 'openapi-fetch';
import type { paths } from './generated/openapi.ts';

interface ClientOptions {
  /** Address of the deployment: `http://localhost:3000`. Empty in a browser: the page's own origin. */
  readonly baseUrl: string;
  /** Sent to operators' routes, and to the routes that take activities when there is no write key: then name the `source`. */
  readonly operatorKey?: string;
  /** Write key of a source; sent to the routes that take activities alone. */
  readonly writeKey?: string;
  /** Default: the platform's own. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** Typed by `docs/openapi.json`: `client.GET('/v1/topics/{topic}', { params: { path: { topic: 'ai' } } })`. */
export type GroundswellClient = Client<paths>;

const OPERATORS = /^\/(?:v1\/(?:operator|sources|moderation)|api\/v1\/admin)(?:\/|$)/;

/** Each key goes only where it is needed: a reader's requests stay anonymous, and so cacheable. */
function authorise({ operatorKey, writeKey }: ClientOptions): Middleware {
  return {
    onRequest({ request, schemaPath }) {
      if (request.headers.has('authorization')) return;
      const key = OPERATORS.test(schemaPath) ? operatorKey : request.method === 'POST' ? (writeKey ?? operatorKey) : undefined;
      if (key !== undefined) request.headers.set('authorization', `Bearer ${key}`);
    },
  };
}

/**
 * A client of Groundswell's HTTP API. Its methods answer `{ data }` or `{ error }` with `response`
 * and throw only when there was no answer at all; `answerOf` turns problems into exceptions.
 */
export function createClient(options: ClientOptions): GroundswellClient {
  const { baseUrl, fetch } = options;
  const client = createFetchClient<paths>({ baseUrl, ...(fetch && { fetch }) });
  client.use(authorise(options));
  return client;
}
