import { z } from 'zod';
import { mappingRulesSchema } from '@groundswell/activity';

/** An event to try, as the source would send it, and rules to try instead of the source's own. */
export const previewSchema = z.strictObject({
  event: z.record(z.string(), z.unknown()),
  mapping: mappingRulesSchema.exactOptional(),
});

export type PreviewRequest = z.output<typeof previewSchema>;
export const rulesSchema = mappingRulesSchema;
