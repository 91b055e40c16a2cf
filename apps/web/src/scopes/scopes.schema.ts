import { SCOPE_DIMENSIONS } from '@groundswell/topic';
import { z } from 'zod';
import { count, scopeText } from '@groundswell/trend';

export const scopeSummary = z
  .object({
    scope: scopeText,
    dimension: z.enum(['everywhere', ...SCOPE_DIMENSIONS]),
    value: z.string().describe('What follows the colon: `pt`. Empty for `everywhere`.'),
    actorsPerDay: count.describe('Distinct actors in the last 24 hours.'),
    trending: count.describe('Topics in its list now.'),
  })
  .meta({ id: 'ScopeSummary', description: 'A scope that enough people use to be shown.' });

export const scopeList = z
  .object({ scopes: z.array(scopeSummary).describe('`everywhere` first, then by dimension, most actors first.') })
  .meta({ id: 'ScopeList', description: 'The scopes in which trends can be read.' });

export type ScopeListAnswer = z.output<typeof scopeList>;
