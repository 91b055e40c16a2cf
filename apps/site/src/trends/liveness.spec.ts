import { describe, expect, it } from 'vitest';
import { ApiError } from '@groundswell/client';
import { liveness } from './liveness.ts';

describe('liveness', () => {
  it('is live when the server answers and is not behind', () => {
    expect(liveness({ answeredAt: 1, failures: 0 }, { status: 'ok' })).toBe('live');
    expect(liveness({ answeredAt: 1, failures: 1 }, undefined)).toBe('live');
  });

  it('is loading before the first answer', () => expect(liveness({ failures: 0 }, undefined)).toBe('loading'));

  it('says what the server says of itself', () => {
    expect(liveness({ answeredAt: 1, failures: 0 }, { status: 'stale' })).toBe('stale');
    expect(liveness({ failures: 0 }, { status: 'starting' })).toBe('starting');
  });

  it('is offline after repeated failures, whatever was known of the server', () => {
    expect(liveness({ answeredAt: 1, failures: 2, error: new TypeError() }, { status: 'ok' })).toBe('offline');
    expect(liveness({ failures: 2, error: new ApiError(503, undefined) }, undefined)).toBe('offline');
  });

  it('does not call a refusal offline', () => {
    expect(liveness({ answeredAt: 1, failures: 3, error: new ApiError(404, undefined) }, { status: 'ok' })).toBe('live');
  });
});
