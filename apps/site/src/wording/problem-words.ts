import { ApiError } from '@groundswell/client';
import { PushRefusedError } from '../push/push-refused.ts';
import { waitWords } from './times.ts';

/** What a person is told of a problem, by its code. */
const WORDS: Readonly<Record<string, string>> = {
  'wrong-credentials': 'That did not match. Check the address, the password and the code.',
  'address-not-verified': 'This address is not confirmed yet. Open the link in the letter first; signing up again sends another one.',
  'account-disabled': 'This account was closed by an operator.',
  'account-erased': 'This account is being erased, as you asked. In some minutes the address can sign up again.',
  'link-refused': 'This link was used already or has expired. Ask for another one.',
  'session-ended': 'Your session has ended. Sign in again.',
  unauthenticated: 'Your session has ended. Sign in again.',
  forbidden: 'You may not do this. Sign in with a code of your authenticator, if you have a role here.',
  'not-found': 'It does not exist any more.',
  'content-too-large': 'That is too large.',
};

const PASSWORDS: Readonly<Record<string, string>> = {
  'too-short': 'Choose at least 8 characters.',
  'too-long': 'Choose at most 256 characters.',
  'too-common': 'Too many people use this password. Choose another one.',
  'is-the-address': 'Your address is not a good password. Choose another one.',
};

/** A sentence for whatever went wrong. */
export function problemWords(error: unknown): string {
  if (error instanceof PushRefusedError) return error.message;
  if (!(error instanceof ApiError)) return 'The server did not answer. Check your connection and try again.';
  const { problem, status, retryAfter } = error;
  if (status === 429) return `That was tried too often. Try again ${waitWords(retryAfter)}.`;
  if (status >= 500) return 'The server can’t do this just now. Nothing was changed; try again in a moment.';
  const { code = '', detail, reason } = (problem ?? {}) as { code?: string; detail?: string; reason?: string };
  if (code === 'password-refused') return PASSWORDS[reason ?? ''] ?? 'This password is not taken. Choose another one.';
  return WORDS[code] ?? (detail === undefined ? 'The server refused this.' : `${detail.replace(/\.$/, '')}.`);
}

/** The code of a problem; undefined when it was none of the API's. */
export function problemCode(error: unknown): string | undefined {
  return error instanceof ApiError ? (error.problem as { readonly code?: string } | undefined)?.code : undefined;
}
