import { Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import passport from 'passport';
import { OperatorKeys } from './domain/operator-keys.ts';
import { UnauthenticatedError } from './errors.ts';
import { type Operator, type OperatorKeyOptions, OperatorKeyStrategy } from './operator-key.strategy.ts';

const strategy = new OperatorKeyStrategy();
passport.use(strategy);

/** Name of the strategy that checks operator keys. */
export const OPERATOR_KEY = strategy.name;

/**
 * Lets only operators pass: `@UseGuards(OperatorGuard)`. Works wherever `OperatorKeys` is provided.
 * @throws UnauthenticatedError when the key is missing or wrong
 * @throws UnavailableError when it can't be checked
 */
@Injectable()
export class OperatorGuard extends AuthGuard(strategy.name) {
  constructor(private readonly keys: OperatorKeys) {
    super();
  }

  override getAuthenticateOptions(): OperatorKeyOptions & { readonly session: false } {
    return { session: false, keys: this.keys };
  }

  override handleRequest<User = Operator>(error: unknown, user: User | false | undefined): User {
    if (error) throw error;
    if (!user) throw new UnauthenticatedError('An operator key is needed: Authorization: Bearer gso_...');
    return user;
  }
}
