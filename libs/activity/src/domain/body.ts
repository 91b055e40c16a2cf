import { inflate, isGzip, PayloadTooLargeError } from '@groundswell/security';
import { MalformedBodyError, UnsupportedContentTypeError } from './errors.ts';
import type { Delivery } from './raw-event.ts';

/** Bytes of a body at most, packed and unpacked: what Segment's API takes. */
export const MAX_BODY_BYTES = 500 * 1_024;

const decoder = new TextDecoder();

/**
 * A request's body as its sender meant it: gunzipped where it begins with gzip's magic number, whatever
 * the headers say (RudderStack's SDK sends gzip labelled as a form). Unpacking stops at the limit.
 * @param bytes as they came
 * @throws PayloadTooLargeError, InvalidInputError (broken gzip), UnsupportedContentTypeError (a real form)
 */
export function openDelivery(bytes: Buffer, headers: Delivery['headers']): Delivery {
  if (bytes.length > MAX_BODY_BYTES) throw new PayloadTooLargeError(MAX_BODY_BYTES);
  const given = headers['content-type'];
  const contentType = typeof given === 'string' ? mediaType(given) : '';
  if (contentType === 'application/x-www-form-urlencoded' && !isGzip(bytes)) {
    throw new UnsupportedContentTypeError('Send application/json.');
  }
  return { contentType, headers, body: inflate(bytes, MAX_BODY_BYTES) };
}

/** A media type without its parameters, in lower case. */
export function mediaType(header: string): string {
  const end = header.indexOf(';');
  return (end === -1 ? header : header.slice(0, end)).trim().toLowerCase();
}

/** Whether a media type is JSON by its name. */
export function isJsonType(type: string): boolean {
  return type === 'application/json' || type.endsWith('+json') || type === 'text/json';
}

/** What a body says, and how it is written. */
export interface ReadBody {
  readonly value: unknown;
  /**
   * Whether no string in it holds a quote, a backslash, a control character or half a surrogate pair:
   * JSON can write those but with a backslash (only DEL may stand by itself). Such strings are clean,
   * and their own JSON but for the quotes, so nobody has to look at each of them.
   */
  readonly isPlain: boolean;
}

/**
 * Parses UTF-8 JSON. Keys that could reach a prototype are still in it: `dropUnsafeKeys` takes them out
 * of each event while its size is checked, since looking for them in the text takes a fifth of parsing.
 * @throws MalformedBodyError
 */
export function readJson(bytes: Uint8Array): ReadBody {
  try {
    const text = textOf(bytes);
    return { value: JSON.parse(text) as unknown, isPlain: !text.includes('\\') && !text.includes('\u007F') };
  } catch {
    throw new MalformedBodyError('The body is not valid JSON.');
  }
}

/** As `readJson`, where nobody asks how it is written. */
export function parseJson(bytes: Uint8Array): unknown {
  return readJson(bytes).value;
}

/** UTF-8 text without a byte order mark. */
export function textOf(bytes: Uint8Array): string {
  if (!Buffer.isBuffer(bytes)) return decoder.decode(bytes);
  const text = bytes.toString('utf8');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}
