import type { components } from '../generated/openapi.ts';
import type { Platform } from '../platform/platform.ts';
import { secret } from '../platform/random-texts.ts';

type Tokens = components['schemas']['Tokens'];

/** What a device knows of its session, as it is stored. Times are epoch milliseconds by the device's clock. */
export interface StoredSession {
  readonly account: string;
  readonly session: string;
  readonly accessToken: string;
  readonly accessEndsAt: number;
  readonly refreshToken: string;
  /**
   * Secret of the refresh token that comes next, drawn and stored before it is asked for: when the answer is lost the same
   * question is asked again, by whoever reads this, and answered as the first time.
   */
  readonly next: string;
  /** However often it is refreshed. By the server's clock. */
  readonly endsAt: number;
}

export function storedSession(tokens: Tokens, platform: Pick<Platform, 'now' | 'randomBytes'>): StoredSession {
  return {
    account: tokens.account,
    session: tokens.session,
    accessToken: tokens.accessToken,
    accessEndsAt: platform.now() + tokens.expiresIn * 1_000,
    refreshToken: tokens.refreshToken,
    next: secret(platform),
    endsAt: Date.parse(tokens.sessionExpiresAt),
  };
}

const TEXTS = ['account', 'session', 'accessToken', 'refreshToken', 'next'] as const;

/** @returns undefined when nothing is stored, or nothing that a session can go on with */
export function readSession(text: string | undefined): StoredSession | undefined {
  let stored: Partial<Record<string, unknown>> | null;
  try {
    stored = JSON.parse(text ?? 'null') as Partial<Record<string, unknown>> | null;
  } catch {
    return undefined;
  }
  if (stored === null || TEXTS.some((name) => typeof stored[name] !== 'string')) return undefined;
  return stored as unknown as StoredSession;
}
