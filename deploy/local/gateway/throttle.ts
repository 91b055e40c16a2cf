import type { RouteSpec } from '../../topology.ts';

interface Bucket {
  tokens: number;
  filledAt: number;
}

/** API Gateway's throttle: a token bucket a route, over all callers. */
export class Throttle {
  private readonly buckets = new Map<RouteSpec, Bucket>();
  private readonly now: () => number;

  constructor(now: () => number = () => Date.now()) {
    this.now = now;
  }

  /** Takes a token; false: there is none, the request is one too many. */
  admit(route: RouteSpec): boolean {
    const { ratePerSecond, burst } = route.throttle;
    const now = this.now();
    const bucket = this.buckets.get(route) ?? { tokens: burst, filledAt: now };
    this.buckets.set(route, bucket);
    bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.filledAt) / 1_000) * ratePerSecond);
    bucket.filledAt = now;
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }
}
