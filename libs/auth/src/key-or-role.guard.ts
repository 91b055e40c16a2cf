import { type ExecutionContext, Injectable, Optional, createParamDecorator } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { KnownError } from '@groundswell/kernel';
import type { Request } from 'express';
import type { AccessTokenOptions } from './access-token.strategy.ts';
import type { Role } from './domain/accounts/account.ts';
import { OperatorKeys } from './domain/operator-keys.ts';
import type { SignedIn } from './domain/sessions/standings.ts';
import { AccessVerifier } from './domain/tokens/access-verifier.ts';
import { UnauthenticatedError } from './errors.ts';
import { OPERATOR_KEY } from './operator.guard.ts';
import type { Operator, OperatorKeyOptions } from './operator-key.strategy.ts';
import { ACCESS_TOKEN, NeedsRole, requireRole } from './signed-in.guard.ts';

/** Who passed `KeyOrRoleGuard`: a person, or whoever has the operator key. */
export type Passer = SignedIn | Operator;

/** `@Passed() passer: Passer` in a route behind `KeyOrRoleGuard`. */
export const Passed = createParamDecorator(
  (_: unknown, context: ExecutionContext): unknown => context.switchToHttp().getRequest<Request>().user,
);

/**
 * Lets the operator key pass, and people whose role reaches what `@NeedsRole` says, by default `operator`, in a
 * session with a second factor: `@UseGuards(KeyOrRoleGuard)`. Where no `AccessVerifier` is provided the key alone
 * passes.
 * @throws UnauthenticatedError when neither a key nor a token is right
 * @throws ForbiddenError when the role does not reach
 * @throws UnavailableError when that can't be found out
 */
@Injectable()
export class KeyOrRoleGuard extends AuthGuard([OPERATOR_KEY, ACCESS_TOKEN]) {
  constructor(
    private readonly keys: OperatorKeys,
    private readonly reflector: Reflector,
    @Optional() private readonly verifier?: AccessVerifier,
  ) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    await super.canActivate(context);
    const needed = this.reflector.getAllAndOverride<Role | undefined>(NeedsRole, [context.getHandler(), context.getClass()]) ?? 'operator';
    const user = context.switchToHttp().getRequest<Request>().user as Passer;
    requireRole('fullRole' in user ? user : { role: user.role, fullRole: user.role }, needed);
    return true;
  }

  override getAuthenticateOptions(): OperatorKeyOptions & AccessTokenOptions & { readonly session: false } {
    return { session: false, keys: this.keys, verifier: this.verifier };
  }

  /** @param info what each way said that did not let somebody pass */
  override handleRequest<User = Passer>(error: unknown, user: User | false | undefined, info: unknown): User {
    if (error) throw error;
    const outage = [info].flat().find((said) => said instanceof KnownError && said.status >= 500);
    if (outage !== undefined) throw outage as KnownError;
    if (!user) throw new UnauthenticatedError('An operator key or an access token is needed: Authorization: Bearer ...');
    return user;
  }
}
