import type { Passer } from '@groundswell/auth';
import { InvalidInputError } from '@groundswell/kernel';
import type { Author } from '@groundswell/trend';
import type { AuthorInput } from './moderation.schema.ts';

/** Who it was where nobody says who they are. */
const NAMELESS = 'operator';
/** What the name of somebody who signed in begins with; whoever has the shared key can not call themselves that. */
const ACCOUNT = 'account ';

/**
 * Who does something and why, as the trail keeps it. Somebody who signed in is their account, whatever they say; with the
 * shared key it is who they say.
 * @throws InvalidInputError when somebody with the key names an account
 */
export function authorOf({ by = NAMELESS, reason }: AuthorInput, passer: Passer): Author {
  const why = reason === undefined ? {} : { reason };
  if ('accountId' in passer) return { by: ACCOUNT + passer.accountId, ...why };
  if (by.toLowerCase().startsWith(ACCOUNT)) throw new InvalidInputError('Only who signs in is an account', { field: 'by' });
  return { by, ...why };
}
