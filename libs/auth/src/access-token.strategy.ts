import type { KeyObject } from 'node:crypto';
import { callbackify } from 'node:util';
import type { Request } from 'express';
import { ExtractJwt, type SecretOrKeyProvider, Strategy, type StrategyOptionsWithRequest } from 'passport-jwt';
import type { SignedIn } from './domain/sessions/standings.ts';
import type { AccessVerifier } from './domain/tokens/access-verifier.ts';
import { UnauthenticatedError } from './errors.ts';

/** What a guard hands to the strategy for each request. */
export interface AccessTokenOptions {
  /** Absent where nobody is signed in: then no token is right. */
  readonly verifier?: AccessVerifier | undefined;
}

/** The verifier of the application that a request came to. */
const verifiers = new WeakMap<Request, AccessVerifier>();

function verifierOf(request: Request): AccessVerifier {
  const verifier = verifiers.get(request);
  if (verifier === undefined) throw new Error('the strategy was given no verifier');
  return verifier;
}

const keyOf = callbackify(async (request: Request, token: string): Promise<KeyObject> => {
  const key = await verifierOf(request).key(token);
  if (key === undefined) throw new UnauthenticatedError('The access token is not valid');
  return key;
});

const personOf = callbackify(async (request: Request, payload: Readonly<Record<string, unknown>>): Promise<SignedIn | false> => {
  return (await verifierOf(request).person(payload)) ?? false;
});

const options: StrategyOptionsWithRequest = {
  jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
  algorithms: ['ES256'],
  passReqToCallback: true,
  // Times are checked by the verifier, against the injected clock and more strictly.
  ignoreExpiration: true,
  jsonWebTokenOptions: { ignoreNotBefore: true },
  // It hands keys on as they are; its types know those of text alone.
  secretOrKeyProvider: keyOf as unknown as SecretOrKeyProvider,
};

/**
 * passport-jwt with a key provider: signatures are checked by it, with ES256 alone and only with keys that
 * the verifier finds. It keeps nothing, since passport registers strategies for the whole process: the
 * verifier comes with each request.
 */
export class AccessTokenStrategy extends Strategy {
  override readonly name = 'access-token';

  constructor() {
    super(options, personOf);
  }

  override authenticate(request: Request, { verifier }: AccessTokenOptions): void {
    if (verifier === undefined) {
      this.fail(401);
      return;
    }
    verifiers.set(request, verifier);
    super.authenticate(request);
  }
}
