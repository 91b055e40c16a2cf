import { z } from 'zod';

/** How somebody may be told of something. */
const CHANNELS = ['push', 'email', 'webhook'] as const;

export const channels = z
  .array(z.enum(CHANNELS))
  .max(CHANNELS.length)
  .transform((named) => CHANNELS.filter((channel) => named.includes(channel)))
  .describe('`push` goes to every endpoint of the person.');

/** This very machine, which local deployments alone send to: there it goes without a certificate. */
function isLoopback({ hostname }: URL): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}

/** Where signed requests go. Whether an address may be asked is found out when it is: names can change what they stand for. */
export const webhook = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .refine((url) => !URL.canParse(url) || new URL(url).protocol === 'https:' || isLoopback(new URL(url)), 'must begin with https')
  .refine(
    (url) => !URL.canParse(url) || (new URL(url).username === '' && new URL(url).password === ''),
    'must have no user and no password',
  )
  .describe('Address that signed requests are sent to, with `https`. Needed where `by` has `webhook`.');

/** `22:00`. */
export const timeOfDay = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
  .describe('Local time, `HH:MM`.');

/** Of a quarter of an hour: `08:15`. */
export const quarterHour = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):(?:00|15|30|45)$/)
  .describe('Local time on a quarter of an hour, `HH:MM`.');
