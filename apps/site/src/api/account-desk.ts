import { answerOf, type Schemas } from '@groundswell/client';
import { person } from './accounts.ts';

export type DeskAccount = Schemas['DeskAccount'];
export type AccountChange = Schemas['AccountChange'];

/** Somebody's account, by their address or by the id that trails name. @throws ApiError 404 */
export function findAccount(wanted: string): Promise<DeskAccount> {
  if (wanted.includes('@')) return answerOf(person.GET('/v1/accounts', { params: { query: { address: wanted } }, cache: 'no-store' }));
  const account = wanted.replace(/^account /, '');
  return answerOf(person.GET('/v1/accounts/{account}', { params: { path: { account } }, cache: 'no-store' }));
}

/** @throws ApiError `account-conflict` when it is the operator's own, or is being erased */
export function changeAccount(account: string, change: AccountChange): Promise<DeskAccount> {
  return answerOf(person.PUT('/v1/accounts/{account}', { params: { path: { account } }, body: change }));
}
