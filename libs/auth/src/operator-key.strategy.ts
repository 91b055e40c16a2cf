import type { Request } from 'express';
import passport from 'passport';
import type { OperatorKeys } from './domain/operator-keys.ts';

/** Who passed as an operator, as `request.user`. */
export interface Operator {
  readonly role: 'operator';
}

/** What a guard hands to the strategy for each request. */
export interface OperatorKeyOptions {
  readonly keys: OperatorKeys;
}

const BEARER = /^Bearer[ ]+([\w.~+/=-]{1,200})$/i;

/**
 * Passport's strategy for `Authorization: Bearer <operator key>`. It keeps nothing, since passport
 * registers strategies for the whole process: the keys come with each request.
 */
export class OperatorKeyStrategy extends passport.Strategy {
  override readonly name = 'operator-key';

  override authenticate(request: Request, options: OperatorKeyOptions): void {
    const key = BEARER.exec(request.headers.authorization ?? '')?.[1];
    if (key === undefined) {
      this.fail(401);
      return;
    }
    options.keys.verify(key).then(
      (valid) => (valid ? this.success({ role: 'operator' } satisfies Operator) : this.fail(401)),
      (error: unknown) => this.error(error instanceof Error ? error : new Error('the key could not be checked')),
    );
  }
}
