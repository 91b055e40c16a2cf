/** What a person is told: a title, plain text, and where to read on. */
export interface Message {
  readonly title: string;
  /** Plain text; paragraphs are lines. */
  readonly text: string;
  /** Path on the site, `/topics/ai`. */
  readonly path: string;
}

/** What became of an attempt to tell somebody. */
export type Sent =
  | { readonly became: 'taken' }
  /** It may be taken later. @param retryAfter milliseconds that were asked for */
  | { readonly became: 'put-off'; readonly reason: string; readonly retryAfter?: number | undefined }
  /** It will never be taken; nothing may be sent there any more when the place is `gone`. */
  | { readonly became: 'refused' | 'gone'; readonly reason: string };

/** A browser at its push service, as it described itself (`PushSubscription`). Secret: whoever has it may disturb. */
export interface WebPushAddress {
  readonly kind: 'web-push';
  readonly url: string;
  /** `p256dh`, base64url. */
  readonly publicKey: string;
  /** base64url. */
  readonly auth: string;
}

/** An app on a phone, at its maker's push service. Secret, too. */
export interface PhoneAddress {
  readonly kind: 'apns' | 'fcm';
  /** What the phone's system gave the app. */
  readonly token: string;
  /** Where `PhoneServices` keeps it. */
  readonly place: string;
}

export type PushAddress = WebPushAddress | PhoneAddress;

/** One push: the same `id` at every try, so that a service and a device that know it show it once. */
export interface Push {
  readonly id: string;
  readonly message: Message;
  /** Seconds for which it is worth showing to a device that is not reached now. */
  readonly lifetime: number;
}

/** Sends to one device. Never rejects for what the service or the device says. */
export abstract class PushTransport {
  abstract push(address: PushAddress, push: Push): Promise<Sent>;
}

/** Posts signed webhooks. */
export abstract class WebhookPost {
  /** @param keys good ones of the receiver's, the newest first: signed with each */
  abstract post(url: string, id: string, body: Uint8Array, keys: readonly Uint8Array[]): Promise<Sent>;
}

/** Sends letters to the address that somebody's account has. */
export abstract class LettersToPeople {
  abstract send(person: string, message: Message): Promise<Sent>;
}
