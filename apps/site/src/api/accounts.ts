import { answerOf, createClient, type Schemas } from '@groundswell/client';
import { session } from '../session/browser-session.ts';

const anyone = createClient({ baseUrl: '' });
/** Asks as whoever is signed in. */
export const person = createClient({ baseUrl: '', fetch: (request) => session.fetch(request) });

export type OpenSession = Schemas['Session'];
export type Enrolment = Schemas['Enrolment'];

/** Answers the same whether the address has an account or not; a letter says. @throws ApiError `password-refused` */
export function signUp(address: string, password: string): Promise<unknown> {
  return answerOf(anyone.POST('/v1/accounts', { body: { address, password } }));
}

/** @param password that was chosen at sign-up. @throws ApiError `link-refused`, `wrong-credentials` */
export function confirmAddress(token: string, password: string): Promise<unknown> {
  return answerOf(anyone.POST('/v1/accounts/verification', { body: { token, password } }));
}

export function requestReset(address: string): Promise<unknown> {
  return answerOf(anyone.POST('/v1/accounts/reset', { body: { address } }));
}

/** Ends every session of the account. @throws ApiError `link-refused`, `password-refused` */
export function resetPassword(token: string, password: string): Promise<unknown> {
  return answerOf(anyone.PUT('/v1/accounts/reset', { body: { token, password } }));
}

/** @throws ApiError `link-refused`, `account-conflict` when there is an operator already */
export function becomeFirstOperator(token: string, address: string, password: string): Promise<unknown> {
  return answerOf(anyone.POST('/v1/accounts/first-operator', { body: { token, address, password } }));
}

/** Ends every session, this one too. @throws ApiError `wrong-credentials`, `password-refused` */
export function changePassword(password: string, newPassword: string): Promise<unknown> {
  return answerOf(person.PUT('/v1/accounts/me/password', { body: { password, newPassword } }));
}

/** What an authenticator app is told, once. @throws ApiError `wrong-credentials` */
export function beginAuthenticator(password: string): Promise<Enrolment> {
  return answerOf(person.POST('/v1/accounts/me/authenticator', { body: { password } }));
}

/** With recovery codes, told this once. @throws ApiError `wrong-credentials` */
export function confirmAuthenticator(code: string): Promise<Schemas['AccountWithCodes']> {
  return answerOf(person.PUT('/v1/accounts/me/authenticator', { body: { code } }));
}

/** New codes in place of all that are left, told this once. @throws ApiError `wrong-credentials` */
export function renewRecoveryCodes(password: string, code: string): Promise<Schemas['AccountWithCodes']> {
  return answerOf(person.POST('/v1/accounts/me/authenticator/recovery-codes', { body: { password, code } }));
}

export function removeAuthenticator(code: string): Promise<Schemas['Account']> {
  return answerOf(person.POST('/v1/accounts/me/authenticator/removal', { body: { code } }));
}

export async function readSessions(): Promise<readonly OpenSession[]> {
  return (await answerOf(person.GET('/v1/sessions', { cache: 'no-store' }))).sessions;
}

export function endSession(id: string): Promise<unknown> {
  return answerOf(person.DELETE('/v1/sessions/{session}', { params: { path: { session: id } } }));
}

export function endAllSessions(): Promise<unknown> {
  return answerOf(person.DELETE('/v1/sessions'));
}
