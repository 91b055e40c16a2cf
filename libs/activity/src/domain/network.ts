import { isIPv4, isIPv6 } from 'node:net';

/**
 * The network that an address belongs to, as far as it says something about who is behind it: the first
 * 24 bits of an IPv4 address, the first 48 of an IPv6 one. undefined when it is no address.
 * @param address may be IPv4 written as IPv6 (`::ffff:192.0.2.1`)
 */
export function networkOf(address: string): string | undefined {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  // What SDKs send for an address that is not to be kept.
  if (plain === '0.0.0.0') return undefined;
  if (isIPv4(plain)) return plain.slice(0, plain.lastIndexOf('.'));
  if (!isIPv6(plain)) return undefined;
  const [before = '', after] = (plain.split('%')[0] ?? '').split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  const zeros = after === undefined ? 0 : Math.max(0, 8 - head.length - tail.length);
  const groups = [...head, ...Array<string>(zeros).fill('0'), ...tail].slice(0, 3);
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':');
}

/** The address in CloudFront's `cloudfront-viewer-address`, which has the port behind its last colon. */
export function viewerAddress(header: unknown): string | undefined {
  if (typeof header !== 'string') return undefined;
  const colon = header.lastIndexOf(':');
  return colon === -1 ? undefined : header.slice(0, colon).replace(/^\[|\]$/g, '');
}
