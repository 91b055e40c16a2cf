import { type Message, type PhoneAddress, type PhoneServices, type Push, PushTransport, type Sent } from '@groundswell/feed';
import { UnavailableError } from '@groundswell/kernel';
import { SnsRefusedError, type SnsRequests } from './sns-requests.ts';

/** Bytes of a payload that Apple and Google both take. */
const LARGEST = 4_096;
/** What remains to be said where the text does not fit: it is found on the site. */
const SHORTER = 0.8;

/** Pushes to apps on phones, by platform endpoints of Amazon SNS. */
export class SnsPush extends PushTransport {
  /** @param phones takes away what is gone, so that SNS keeps no token that nobody has */
  constructor(
    private readonly sns: SnsRequests,
    private readonly phones: Pick<PhoneServices, 'forget'>,
  ) {
    super();
  }

  async push({ place }: PhoneAddress, push: Push): Promise<Sent> {
    try {
      await this.sns.ask('Publish', place, requestOf(place, push));
      return { became: 'taken' };
    } catch (error) {
      if (error instanceof UnavailableError) return { became: 'put-off', reason: 'the push service of the phone can not be reached' };
      if (error instanceof SnsRefusedError) return this.refused(place, error);
      throw error;
    }
  }

  private async refused(place: string, { code, said }: SnsRefusedError): Promise<Sent> {
    if (isGone(code, said)) {
      // What could not be taken away now stays at SNS, disabled: nothing is sent there any more.
      await this.phones.forget(place).catch(() => undefined);
      return { became: 'gone', reason: 'the app is not on the phone any more' };
    }
    if (code === 'InvalidParameter') return { became: 'refused', reason: 'the push service of the phone refused the message' };
    // Of the deployment, and not of the phone: a platform application without credentials, a missing grant.
    return { became: 'put-off', reason: `pushes to phones are not set up rightly (${code})` };
  }
}

function isGone(code: string, said: string): boolean {
  return code === 'EndpointDisabled' || code === 'NotFound' || (code === 'InvalidParameter' && said.includes('No endpoint found'));
}

function requestOf(place: string, push: Push): Readonly<Record<string, string>> {
  // arn:aws:sns:REGION:ACCOUNT:endpoint/PLATFORM/APPLICATION/ID
  const platform = place.split(':endpoint/')[1]?.split('/')[0] ?? '';
  const shaped = platform === 'GCM' ? forGoogle : forApple;
  const message = { default: push.message.title, [platform]: fitting(push, shaped) };
  return {
    TargetArn: place,
    MessageStructure: 'json',
    Message: JSON.stringify(message),
    ...(platform !== 'GCM' && lifetimeAttribute(platform, push.lifetime)),
  };
}

/** Google is told in the message itself. */
function lifetimeAttribute(platform: string, lifetime: number): Readonly<Record<string, string>> {
  return {
    'MessageAttributes.entry.1.Name': `AWS.SNS.MOBILE.${platform}.TTL`,
    'MessageAttributes.entry.1.Value.DataType': 'String',
    'MessageAttributes.entry.1.Value.StringValue': String(lifetime),
  };
}

type Shape = (push: Push) => object;

const forApple: Shape = ({ id, message: { title, text, path } }) => ({
  aps: { alert: { title, body: text }, sound: 'default', 'thread-id': 'groundswell' },
  id,
  path,
});

/** FCM's HTTP v1; `tag` makes one that comes twice replace itself. */
const forGoogle: Shape = ({ id, lifetime, message: { title, text, path } }) => ({
  fcmV1Message: {
    message: {
      notification: { title, body: text },
      data: { id, path },
      android: { ttl: `${lifetime}s`, notification: { tag: id } },
    },
  },
});

/** The payload with as much of the text as fits. */
function fitting(push: Push, shape: Shape): string {
  let message: Message = push.message;
  for (;;) {
    const payload = JSON.stringify(shape({ ...push, message }));
    if (Buffer.byteLength(payload) <= LARGEST || message.text === '') return payload;
    message = { ...message, text: message.text.slice(0, Math.floor(message.text.length * SHORTER)) };
  }
}
