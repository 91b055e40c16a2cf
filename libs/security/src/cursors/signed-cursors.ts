import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Clock, KnownError, SECOND } from '@groundswell/kernel';
import { deriveKey } from '../keyed-digest.ts';
import type { Secrets } from '../secrets/secrets.ts';

/** Thrown when a cursor is not one that was given to this account for this route. Says nothing of why. */
export class CursorUnknownError extends KnownError {
  readonly code = 'cursor-unknown';
  readonly status = 404;

  constructor() {
    super('There is no page of this cursor');
  }
}

/** Thrown when a cursor was given, too long ago: begin at the first page, or sync anew. */
export class CursorExpiredError extends KnownError {
  readonly code = 'cursor-expired';
  readonly status = 410;

  constructor() {
    super('The cursor is too old: begin anew');
  }
}

/** Whom a cursor is given to, and for what. Elsewhere it is unknown. */
export interface CursorUse {
  /** The route, with whatever of the request its pages depend on: `GET /v1/feed kind=post`. */
  readonly route: string;
  /** Undefined for anonymous callers. */
  readonly account?: string | undefined;
}

const VERSION = 1;
/** The version, and when it expires in epoch seconds. */
const HEADER_BYTES = 5;
/** 128 bits: nobody guesses one, and cursors stay short. */
const TAG_BYTES = 16;
const MAX_CHARACTERS = 2_000;

/**
 * Cursors that only we can make: base64url of version (1), expiry, position, and the first 128 bits of
 * an HMAC-SHA256 over these, the route and the account. The position can be read by whoever has the cursor:
 * nothing secret belongs in it.
 */
export class SignedCursors {
  /** @param secrets has the secret `cursors`; after a rotation the one before is still taken */
  constructor(
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /**
   * @param position where the next page begins: at most 1,000 characters
   * @param seconds for how long the cursor is good
   * @throws UnavailableError when the secret can't be read
   */
  async make(position: string, use: CursorUse, seconds: number): Promise<string> {
    const { current } = await this.secrets.read('cursors');
    const header = Buffer.alloc(HEADER_BYTES);
    header.writeUInt8(VERSION, 0);
    header.writeUInt32BE(Math.floor(this.clock.now() / SECOND) + seconds, 1);
    const content = Buffer.concat([header, Buffer.from(position)]);
    return Buffer.concat([content, tagOf(current, content, use)]).toString('base64url');
  }

  /**
   * @returns the position
   * @throws CursorUnknownError when the cursor was changed, made up, or given to somebody else or for something else
   * @throws CursorExpiredError when it was good once
   * @throws UnavailableError when the secret can't be read
   */
  async open(cursor: string, use: CursorUse): Promise<string> {
    const whole = Buffer.from(cursor.slice(0, MAX_CHARACTERS), 'base64url');
    const { current, previous } = await this.secrets.read('cursors');
    // Base64 is lenient: only the spelling that we write is taken.
    if (whole.length < HEADER_BYTES + TAG_BYTES || whole[0] !== VERSION || whole.toString('base64url') !== cursor)
      throw new CursorUnknownError();
    const content = whole.subarray(0, whole.length - TAG_BYTES);
    const tag = whole.subarray(whole.length - TAG_BYTES);
    const isOurs = [current, previous ?? current].some((secret) => timingSafeEqual(tag, tagOf(secret, content, use)));
    if (!isOurs) throw new CursorUnknownError();
    if (content.readUInt32BE(1) * SECOND <= this.clock.now()) throw new CursorExpiredError();
    return content.toString('utf8', HEADER_BYTES);
  }
}

function tagOf(secret: string, content: Uint8Array, { route, account }: CursorUse): Buffer {
  const use = JSON.stringify([route, account ?? null]);
  const hmac = createHmac('sha256', deriveKey(secret, 'cursors')).update(`${use.length} ${use}`).update(content);
  return hmac.digest().subarray(0, TAG_BYTES);
}
