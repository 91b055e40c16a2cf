import { createParamDecorator, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { KnownError } from '@groundswell/kernel';
import type { Request } from 'express';
import passport from 'passport';
import { type AccessTokenOptions, AccessTokenStrategy } from './access-token.strategy.ts';
import { reaches, type Role } from './domain/accounts/account.ts';
import type { SignedIn } from './domain/sessions/standings.ts';
import { AccessVerifier } from './domain/tokens/access-verifier.ts';
import { ForbiddenError, UnauthenticatedError } from './errors.ts';

const strategy = new AccessTokenStrategy();
passport.use(strategy);

/** Name of the strategy that checks access tokens. */
export const ACCESS_TOKEN = strategy.name;

/** `@NeedsRole('operator')` on a controller or a route, beside `SignedInGuard`. Without it everybody who is signed in may pass. */
export const NeedsRole = Reflector.createDecorator<Role>();

/** `@Person() person: SignedIn` in a route behind `SignedInGuard`: who asks. */
export const Person = createParamDecorator(
  (_: unknown, context: ExecutionContext): unknown => context.switchToHttp().getRequest<Request>().user,
);

/** @throws ForbiddenError when the role in this session does not reach */
export function requireRole({ role, fullRole }: Pick<SignedIn, 'role' | 'fullRole'>, needed: Role): void {
  if (reaches(role, needed)) return;
  throw new ForbiddenError(
    reaches(fullRole, needed) ? 'Sign in with a code of your authenticator to do this' : `This takes the role of ${needed}`,
  );
}

/**
 * Lets people pass who are signed in and whose role reaches: `@UseGuards(SignedInGuard)`. What moderators
 * and operators may do needs a session that was opened with a second factor.
 * @throws UnauthenticatedError when the access token is missing, wrong, or of a session that is over
 * @throws ForbiddenError when the role does not reach
 * @throws UnavailableError when that can't be found out
 */
@Injectable()
export class SignedInGuard extends AuthGuard(strategy.name) {
  constructor(
    private readonly verifier: AccessVerifier,
    private readonly reflector: Reflector,
  ) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    await super.canActivate(context);
    const needed = this.reflector.getAllAndOverride<Role | undefined>(NeedsRole, [context.getHandler(), context.getClass()]) ?? 'person';
    requireRole(context.switchToHttp().getRequest<Request>().user as SignedIn, needed);
    return true;
  }

  override getAuthenticateOptions(): AccessTokenOptions & { readonly session: false } {
    return { session: false, verifier: this.verifier };
  }

  /** passport-jwt reports what its key provider threw as `info`. */
  override handleRequest<User = SignedIn>(error: unknown, user: User | false | undefined, info: unknown): User {
    if (error) throw error;
    if (info instanceof KnownError && info.status >= 500) throw info;
    if (!user) throw new UnauthenticatedError('An access token is needed: Authorization: Bearer ...');
    return user;
  }
}
