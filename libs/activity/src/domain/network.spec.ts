import { describe, expect, it } from 'vitest';
import { networkOf, viewerAddress } from './network.ts';

describe('the network of an address', () => {
  it.each([
    ['192.0.2.77', '192.0.2'],
    ['::ffff:192.0.2.77', '192.0.2'],
    ['2001:db8:1:2::9', '2001:db8:1'],
    ['2001:0DB8:0001:ffff:1:2:3:4', '2001:db8:1'],
    ['2001:db8::1', '2001:db8:0'],
    ['::1', '0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0'],
    ['not an address', undefined],
    ['', undefined],
    ['1.2.3', undefined],
    ['0.0.0.0', undefined],
  ])('%s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it('is told by the edge with a port', () => {
    expect(viewerAddress('198.51.100.10:46532')).toBe('198.51.100.10');
    expect(networkOf(viewerAddress('2001:0db8:85a3:0000:0000:8a2e:0370:7334:443') ?? '')).toBe('2001:db8:85a3');
    expect([viewerAddress(undefined), viewerAddress('x')]).toEqual([undefined, undefined]);
  });
});
