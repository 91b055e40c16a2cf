import type { HttpRequest } from '@groundswell/http';
import { describe, expect, it } from 'vitest';
import { callerOf } from './caller.ts';

const callerAt = (ip: string) => callerOf({ ip } as HttpRequest);

describe('callerOf', () => {
  it('39: is one caller for all addresses that a line has, of which IPv6 gives everybody 2^64', () => {
    expect(callerAt('2001:db8:1:2::1')).toBe(callerAt('2001:db8:1:2:ffff:ffff:ffff:ffff'));
    expect(callerAt('2001:db8:1:2::1')).not.toBe(callerAt('2001:db8:1:3::1'));
    expect(callerAt('::ffff:192.0.2.1')).toBe(callerAt('192.0.2.1'));
  });
});
