import { answerOf, ApiError } from '../answer.ts';
import type { GroundswellClient } from '../client.ts';
import type { components } from '../generated/openapi.ts';
import type { Fetch } from '../sending/retrying.ts';
import { type Changes, type Mutation, type MutationResult, ResyncNeededError, SyncTransport, UnreadableRequestError } from './mutations.ts';

/** Thrown when the person whose items these are is not signed in on this device. What waits goes on waiting. */
export class SignedOutError extends Error {
  override readonly name = 'SignedOutError';

  constructor() {
    super('The person whose items these are is not signed in');
  }
}

/** Cursors too old (410), or that the server can't read any more (404). */
const ASK_ANEW = new Set([404, 410]);
const UNREADABLE = new Set([400, 413, 415, 422]);

/** `GET` and `POST /v1/sync`. Both may be repeated: mutations have ids. */
export class ApiTransport extends SyncTransport {
  /** @param token an access token of the person whose items these are, and of nobody else */
  constructor(
    private readonly api: GroundswellClient,
    private readonly repeating: Fetch,
    private readonly token: () => Promise<string | undefined>,
  ) {
    super();
  }

  async pull(since: string | undefined): Promise<Changes> {
    const query = since === undefined ? {} : { since };
    return asked(ASK_ANEW, ResyncNeededError, this.api.GET('/v1/sync', { params: { query }, ...(await this.way()) }));
  }

  async push(mutations: readonly Mutation[]): Promise<readonly MutationResult[]> {
    // Collections are checked where they are set, by their type, and by the server.
    const body = { mutations: mutations as components['schemas']['Mutation'][] };
    return (await asked(UNREADABLE, UnreadableRequestError, this.api.POST('/v1/sync', { body, ...(await this.way()) }))).results;
  }

  private async way() {
    const token = await this.token();
    if (token === undefined) throw new SignedOutError();
    return { fetch: this.repeating, headers: { authorization: `Bearer ${token}` } };
  }
}

async function asked<Data>(
  statuses: ReadonlySet<number>,
  Known: new (message: string) => Error,
  call: Promise<{ data?: Data; error?: unknown; response: Response }>,
): Promise<Data> {
  try {
    return await answerOf(call);
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) throw new SignedOutError();
    throw error instanceof ApiError && statuses.has(error.status) ? new Known(error.message) : error;
  }
}
