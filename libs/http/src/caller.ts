import { isIPv6 } from 'node:net';
import type { HttpRequest } from './http-request.ts';

/** Whom a guard let pass, as `request.user`. */
interface Passed {
  /** The account's id; machines with the operator key have none. */
  readonly accountId?: unknown;
  readonly role?: unknown;
}

/** The account that asks, or what a machine's key makes of it; undefined for anonymous callers. */
export function accountOf(request: HttpRequest): string | undefined {
  const { accountId, role } = (request.user ?? {}) as Passed;
  if (typeof accountId === 'string') return `account ${accountId}`;
  return typeof role === 'string' ? `role ${role}` : undefined;
}

/**
 * Who asks, as far as an address tells: an IPv4 address, and the first 64 bits of an IPv6 one, of which
 * everybody has as many as there are stars.
 */
export function addressOf(request: HttpRequest): string {
  const address = (request.ip ?? 'unknown').replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(address)) return address;
  const [before = '', after] = (address.split('%')[0] ?? '').split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  const zeros = after === undefined ? 0 : Math.max(0, 8 - head.length - tail.length);
  const groups = [...head, ...Array<string>(zeros).fill('0'), ...tail].slice(0, 4);
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':');
}
