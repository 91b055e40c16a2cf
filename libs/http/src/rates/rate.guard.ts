import { createHash } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { RateLimiter } from '@groundswell/security';
import { accountOf, addressOf } from '../caller.ts';
import type { HttpRequest } from '../http-request.ts';

/** How often a route may be asked, averaged over ten seconds and over all instances. */
export interface RateRule {
  /**
   * Whose rate it is: of each `address`; of each `account`, where anonymous callers count by address; of each
   * `key` in `Authorization`, likewise; or of all callers of the `route` together.
   */
  readonly each: 'address' | 'account' | 'key' | 'route';
  readonly perSecond: number;
}

/** `@Rates([{ each: 'address', perSecond: 5 }])` on a controller or a route. All rules must allow a request. */
export const Rates = Reflector.createDecorator<readonly RateRule[]>();

/**
 * Holds requests to the rates of their route: `@UseGuards(RateGuard)`, after the guards that say who asks.
 * Needs `RateLimiter`. Names that leave this machine are digests.
 * @throws RateLimitedError when there were too many
 */
@Injectable()
export class RateGuard implements CanActivate {
  constructor(
    private readonly limiter: RateLimiter,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rules = this.reflector.getAllAndOverride(Rates, [context.getHandler(), context.getClass()]) ?? [];
    const request = context.switchToHttp().getRequest<HttpRequest>();
    // The pattern, not the address: names of classes do not survive bundling, and addresses are endless.
    const route = `${request.method} ${(request.route as { readonly path: string }).path}`;
    for (const { each, perSecond } of rules) await this.limiter.charge(`${each} ${route} ${whoseOf(each, request)}`, perSecond, 1);
    return true;
  }
}

function whoseOf(each: RateRule['each'], request: HttpRequest): string {
  if (each === 'route') return '';
  if (each === 'account') return accountOf(request) ?? addressOf(request);
  const key = request.headers.authorization;
  // Whatever was sent: a wrong key has a rate too, and a long one takes no more memory.
  if (each === 'key' && key !== undefined) return createHash('sha256').update(key).digest('base64url');
  return addressOf(request);
}
