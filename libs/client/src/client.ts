import createFetchClient, { type Client, type Middleware } from 'openapi-fetch';
import { CALLERS } from './generated/callers.ts';
import type { paths } from './generated/openapi.ts';

export interface ClientOptions {
  /** Address of the deployment: `http://localhost:3000`. Empty in a browser: the page's own origin. */
  readonly baseUrl: string;
  /** Sent to operators' routes, and to the routes that take activities when there is no write key: then name the `source`. */
  readonly operatorKey?: string;
  /** Write key of a source; sent to the routes that take activities alone. */
  readonly writeKey?: string;
  /** The access token of now, sent to the routes of people, and to operators' where there is no operator key. */
  readonly accessToken?: () => string | undefined | Promise<string | undefined>;
  /** Default: the platform's own. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** Typed by `docs/openapi.json`: `client.GET('/v1/topics/{topic}', { params: { path: { topic: 'ai' } } })`. */
export type GroundswellClient = Client<paths>;

/** The best proof that there is, of those that the operation takes. */
async function proofFor(operation: string, { operatorKey, writeKey, accessToken }: ClientOptions): Promise<string | undefined> {
  switch (CALLERS[operation]) {
    case 'source':
      return writeKey ?? operatorKey;
    case 'operator':
      return operatorKey ?? accessToken?.();
    case 'operatorKey':
      return operatorKey;
    case 'person':
      return accessToken?.();
    default:
      return undefined;
  }
}

/** Each key goes only where it is needed: a reader's requests stay anonymous, and so cacheable. */
function authorise(options: ClientOptions): Middleware {
  return {
    async onRequest({ request, schemaPath }) {
      if (request.headers.has('authorization')) return;
      const proof = await proofFor(`${request.method} ${schemaPath}`, options);
      if (proof !== undefined) request.headers.set('authorization', `Bearer ${proof}`);
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
