/** Longest key that is looked at. */
const MAX_LENGTH = 200;
const SCHEME = /^(basic|bearer) +([\x21-\x7e]{1,600})$/i;

/**
 * The key in an Authorization header: Basic with the key as user name and no password, as Segment's
 * SDKs send it, or Bearer. undefined where there is none.
 */
export function keyOf(authorization: string | undefined): string | undefined {
  const match = authorization === undefined ? null : SCHEME.exec(authorization);
  const value = match?.[2];
  if (value === undefined) return undefined;
  if (match?.[1]?.toLowerCase() === 'bearer') return keyFrom(value);
  const decoded = Buffer.from(value, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  return keyFrom(colon === -1 ? decoded : decoded.slice(0, colon));
}

/** A key in a body or another header; undefined where `value` can't be one. */
export function keyFrom(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= MAX_LENGTH ? value : undefined;
}
