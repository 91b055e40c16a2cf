import { createHash } from 'node:crypto';
import { type Push, PushTransport, type Sent, type WebPushAddress } from '@groundswell/feed';
import type { Clock } from '@groundswell/kernel';
import { AddressRefusedError, type OutgoingRequests } from '@groundswell/security';
import { sentBy } from './answers.ts';
import { encryptPush, LARGEST_PUSH } from './push-encryption.ts';
import type { Vapid } from './vapid.ts';

/** Web Pushes: RFC 8030 to the browser's push service, encrypted (RFC 8291), in the deployment's name (RFC 8292). */
export class WebPush extends PushTransport {
  /** @param clock the machine's: push services compare times with theirs */
  constructor(
    private readonly outgoing: OutgoingRequests,
    private readonly vapid: Vapid,
    private readonly clock: Clock,
  ) {
    super();
  }

  async push(address: WebPushAddress, push: Push): Promise<Sent> {
    const body = bodyOf(address, push);
    if (body === undefined) return { became: 'gone', reason: 'nothing can be encrypted for the keys of the device' };
    try {
      const headers = {
        authorization: this.vapid.authorization(this.outgoing.check(address.url).origin, this.clock.now()),
        'content-type': 'application/octet-stream',
        'content-encoding': 'aes128gcm',
        'content-length': String(body.length),
        ttl: String(push.lifetime),
        urgency: 'normal',
        // Of two with one topic that a device was not reached with it gets the last: a repetition replaces itself.
        topic: createHash('sha256').update(push.id).digest('base64url').slice(0, 32),
      };
      return await sentBy(this.outgoing, { url: address.url, headers, body }, 'the push service', true);
    } catch (error) {
      if (!(error instanceof AddressRefusedError)) throw error;
      return { became: 'gone', reason: error.message };
    }
  }
}

/** Undefined where the device's keys are none. */
function bodyOf({ publicKey, auth }: WebPushAddress, push: Push): Buffer | undefined {
  try {
    return encryptPush(textOf(push), publicKey, auth);
  } catch {
    return undefined;
  }
}

/** What a service worker is given, as JSON. What fits: the end of the text goes first. */
function textOf({ id, message: { title, text, path } }: Push): Buffer {
  let shown = text;
  for (;;) {
    const bytes = Buffer.from(JSON.stringify({ id, title, text: shown, path }));
    if (bytes.length <= LARGEST_PUSH || shown === '') return bytes;
    shown = shown.slice(0, Math.floor(shown.length * 0.8));
  }
}
