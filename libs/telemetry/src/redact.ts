/**
 * Keeps secrets and personal data out of logs. Two nets: a field whose name tells that it holds one
 * is replaced whole, and texts are searched for what looks like a credential wherever they stand.
 */

export const REDACTED = '[redacted]';

/** A field is secret when its name, without case and punctuation, contains one of these. */
const SECRET_PARTS = [
  'authorization',
  'password',
  'passphrase',
  'secret',
  'token',
  'cookie',
  'credential',
  'writekey',
  'operatorkey',
  'deploymentkey',
  'apikey',
  'accesskey',
  'privatekey',
  'signature',
];

/** ... or is one of these: what a person wrote, or who the person is. */
const PERSONAL_NAMES = new Set([
  'actor',
  'actors',
  'text',
  'email',
  'emailaddress',
  'phone',
  'address',
  'remoteaddress',
  'body',
  'rawbody',
  'traits',
  'properties',
  'userid',
  'anonymousid',
  'ip',
  'sourceip',
  'network',
]);

/** Credentials and addresses by their look. Each is bounded: what people send must not keep a pattern busy. */
const SECRET_LOOKS = [
  // Keys of operators and sources, refresh and one-time tokens; keys of webhooks.
  /(?:gs[a-z]_|whsec_)[\w.~+/=-]{8,}/g,
  // Values of Authorization.
  /\b(?:Bearer|Basic)\s+[\w.~+/=-]{6,}/gi,
  // JSON web tokens.
  /(?<![\w-])eyJ[\w-]{8,}\.[\w.-]+/g,
  // Keys of AWS.
  /(?:AKIA|ASIA)[A-Z0-9]{16}/g,
  // Private keys, whole or cut off.
  /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[^-]*(?:-----END [A-Z ]{0,30}-----)?/g,
  // Secrets in the query or fragment of a link.
  /(?<=[?&#;](?:[\w-]{0,30}(?:token|secret|password|signature|key)|code|state)=)[^\s&#"<>]+/gi,
  // E-mail addresses, also as they stand in links.
  /[\p{L}\p{N}.!#$&'*+?^_`{|}~-]{1,64}(?:@|%40)(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}[\p{L}\p{N}-]{1,62}/gu,
];

const MAX_TEXT = 4_000;
const MAX_ITEMS = 50;
const MAX_DEPTH = 6;

/** Whether a field of this name holds a secret or personal data. */
export function isSensitive(name: string): boolean {
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  return PERSONAL_NAMES.has(plain) || SECRET_PARTS.some((part) => plain.includes(part));
}

/** `text` without what looks like a credential or an e-mail address, cut at 4,000 characters. */
export function scrub(text: string): string {
  const scrubbed = SECRET_LOOKS.reduce((rest, look) => rest.replace(look, REDACTED), beginningOf(text));
  return text.length > MAX_TEXT ? `${scrubbed.slice(0, MAX_TEXT)}...` : scrubbed;
}

/** What fits a log line, cut between words: half a credential is known by nobody. */
function beginningOf(text: string): string {
  const most = MAX_TEXT + 200;
  if (text.length <= most) return text;
  const space = text.slice(0, most).search(/\s\S*$/);
  return text.slice(0, space === -1 ? MAX_TEXT : space);
}

/** A copy of `value` that may be logged: sensitive fields replaced, texts scrubbed, size and depth bounded. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return scrub(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'function' || typeof value === 'symbol') return undefined;
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Error) return describeError(value);
  if (value instanceof Date) return value.toJSON();
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (depth >= MAX_DEPTH) return '[deeper]';
  if (Array.isArray(value) || value instanceof Set) return [...value].slice(0, MAX_ITEMS).map((item) => redact(item, depth + 1));
  const entries = value instanceof Map ? [...value].map(([key, item]) => [String(key), item] as const) : Object.entries(value);
  return Object.fromEntries(
    entries.slice(0, MAX_ITEMS).map(([name, item]) => [scrub(name), isSensitive(name) ? REDACTED : redact(item, depth + 1)]),
  );
}

/**
 * What a log tells of an error: name, message, code, where it was thrown, and its causes. Messages of
 * parsers quote their input, which may be anybody's words: those are left out.
 */
export function describeError(error: unknown, depth = 0): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { message: scrub(typeof error === 'string' ? error : typeof error) };
  const code =
    'code' in error && (typeof error.code === 'string' || typeof error.code === 'number')
      ? { code: typeof error.code === 'string' ? scrub(error.code) : error.code }
      : {};
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    name: scrub(error.name),
    message: error instanceof SyntaxError ? 'input could not be parsed' : scrub(error.message),
    ...code,
    stack: frames.slice(0, 20).map((line) => scrub(line.trim())),
    ...(error.cause === undefined || depth >= 3 ? {} : { cause: describeError(error.cause, depth + 1) }),
  };
}
