import { z } from 'zod';

const time = z.iso.datetime();

/** An uncompressed point of P-256. */
const publicKey = z
  .string()
  .regex(/^B[\w-]{86}=?$/)
  .describe('65 bytes, base64url: what messages are encrypted for.');
const auth = z
  .string()
  .regex(/^[\w-]{22}(?:==)?$/)
  .describe('16 bytes, base64url.');

const name = z.string().trim().min(1).max(50).optional().describe('How you call the device.');

/** What `JSON.stringify(PushSubscription)` gives, with what we need beside it. */
const browser = z.strictObject({
  kind: z.literal('web-push'),
  name,
  subscription: z.strictObject({
    endpoint: z.url().max(1_000).describe('Address of the browser at its push service.'),
    expirationTime: z.number().nullish(),
    keys: z.strictObject({ p256dh: publicKey, auth }),
  }),
});

const iPhone = z.strictObject({
  kind: z.literal('apns'),
  name,
  token: z
    .string()
    .regex(/^[\da-fA-F]{64,200}$/)
    .toLowerCase()
    .describe("Device token of Apple's push service, hexadecimal."),
});

const android = z.strictObject({
  kind: z.literal('fcm'),
  name,
  token: z
    .string()
    .regex(/^[\w:-]{20,2048}$/)
    .describe('Registration token of Firebase Cloud Messaging.'),
});

export const endpointInput = z.discriminatedUnion('kind', [browser, iPhone, android]).meta({
  id: 'EndpointInput',
  description:
    'A device that wants pushes: a browser with its `PushSubscription`, as JSON has it, or an app on a phone with its token, where the deployment pushes to such.',
});

export const endpoint = z
  .object({
    id: z.string(),
    kind: z.enum(['web-push', 'apns', 'fcm']),
    name: z.string().optional(),
    service: z.string().describe('The push service, without what is secret: `https://push.example`, `Apple`, `Google`.'),
    registeredAt: time,
  })
  .meta({ id: 'Endpoint', description: 'A device that you are pushed to on.' });

export const endpoints = z.object({ endpoints: z.array(endpoint) }).meta({ id: 'Endpoints', description: 'Registered first, first.' });

export const endpointRemoved = z.object({ removed: z.literal(true) }).meta({ id: 'EndpointRemoved', description: 'It gets nothing more.' });

export const vapidKey = z
  .object({ publicKey: z.string().describe('`applicationServerKey` of `pushManager.subscribe`, base64url.') })
  .meta({ id: 'VapidKey', description: 'Who sends Web Pushes (RFC 8292).' });

export const webhookKey = z
  .object({
    key: z.string().describe('`whsec_...`'),
    previous: z.string().optional().describe('The key before: webhooks are signed with it, too, until then.'),
    previousUntil: time.optional(),
  })
  .meta({ id: 'WebhookKey', description: 'What your webhooks are signed with, by https://www.standardwebhooks.com.' });

export type EndpointInput = z.output<typeof endpointInput>;
export type EndpointAnswer = z.output<typeof endpoint>;
export type EndpointsAnswer = z.output<typeof endpoints>;
export type EndpointRemovedAnswer = z.output<typeof endpointRemoved>;
export type VapidKeyAnswer = z.output<typeof vapidKey>;
export type WebhookKeyAnswer = z.output<typeof webhookKey>;
