import { EVERYWHERE, parseScope, type Scope, SCOPE_DIMENSIONS } from '@groundswell/topic';
import { z } from 'zod';

const EXPECTED = `scope must be "${EVERYWHERE}" or DIMENSION:VALUE, where DIMENSION is one of ${SCOPE_DIMENSIONS.join(', ')}`;

/** A scope in a query string: `everywhere` when absent, refused with the list of dimensions when it is none. */
export const readableScope = z
  .string()
  .default(EVERYWHERE)
  .transform((text, context): Scope => {
    const scope = parseScope(text);
    if (scope !== undefined) return scope;
    context.addIssue({ code: 'custom', message: EXPECTED });
    return z.NEVER;
  })
  .describe('`everywhere`, or a dimension (language, region, kind, source) and its value: `language:pt`. One that nobody uses is empty.');
