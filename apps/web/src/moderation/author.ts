import type { Author } from '@groundswell/trend';
import type { AuthorInput } from './moderation.schema.ts';

/** Who it was where nobody says who they are. */
const NAMELESS = 'operator';

/** Who does something and why, as the trail keeps it. */
export function authorOf({ by = NAMELESS, reason }: AuthorInput): Author {
  return { by, ...(reason !== undefined && { reason }) };
}
