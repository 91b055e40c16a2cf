import ipaddr from 'ipaddr.js';

/**
 * Addresses that look public and are not: https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16.
 * The metadata of other clouds is at link-local, shared and unique local addresses, which are no public ones.
 */
const INNER = new Set(['168.63.129.16']);
/** All that is given to anybody today: https://www.iana.org/assignments/ipv6-address-space. */
const GIVEN_V6: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3];

/**
 * Where an address leads: to the public internet, to this machine itself, or to something inside, which is every range that is
 * kept for a purpose (private, link-local, shared, multicast, documentation), and those that hold an IPv4 address within an
 * IPv6 one (6to4, Teredo, NAT64, `::a.b.c.d`). An address that is none is inner.
 */
export function placeOf(address: string): 'public' | 'loopback' | 'inner' {
  if (!ipaddr.isValid(address)) return 'inner';
  // IPv4-mapped ones become the IPv4 address that they stand for.
  const parsed = ipaddr.process(address);
  if (isLoopback(parsed)) return 'loopback';
  if (parsed.range() !== 'unicast' || INNER.has(parsed.toString())) return 'inner';
  return parsed instanceof ipaddr.IPv4 || parsed.match(GIVEN_V6) ? 'public' : 'inner';
}

/** `::127.0.0.1` is none: it is a form that nobody needs, and that some systems take for another address. */
function isLoopback(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return address instanceof ipaddr.IPv4 ? address.range() === 'loopback' : address.toString() === '::1';
}
