import { answerOf } from '@groundswell/client';
import { person } from './accounts.ts';

/** Everything that is held about whoever is signed in, as one document. */
export function exportMyData(): Promise<object> {
  return answerOf(person.GET('/v1/me/export', { cache: 'no-store' }));
}

/**
 * Orders that the account and everything about it are erased; ends every session.
 * @throws ApiError `wrong-credentials`; 409 for operators, who give up the role first
 */
export function eraseMe(password: string, code: string | undefined): Promise<unknown> {
  return answerOf(person.POST('/v1/me/erasure', { body: { password, ...(code !== undefined && { code }) } }));
}
