import { type Sent, WebhookPost } from '@groundswell/feed';
import type { OutgoingRequests, WebhookHeaders, WebhookSignatures } from '@groundswell/security';
import { sentBy } from './answers.ts';

/** Webhooks to addresses that people gave, signed as Standard Webhooks says; they reach the public internet alone. */
export class SignedWebhooks extends WebhookPost {
  constructor(
    private readonly outgoing: OutgoingRequests,
    private readonly signatures: Pick<WebhookSignatures, 'sign'>,
  ) {
    super();
  }

  post(url: string, id: string, body: Uint8Array, keys: readonly Uint8Array[]): Promise<Sent> {
    const signed = keys.map((key) => this.signatures.sign(id, body, key));
    const [first] = signed;
    if (first === undefined) throw new RangeError('a webhook needs a key');
    const headers: WebhookHeaders = { ...first, 'webhook-signature': signed.map((each) => each['webhook-signature']).join(' ') };
    const request = { url, body, headers: { ...headers, 'content-type': 'application/json', 'content-length': String(body.length) } };
    return sentBy(this.outgoing, request, 'the receiver');
  }
}
