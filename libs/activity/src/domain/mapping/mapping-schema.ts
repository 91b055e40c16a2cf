import { z } from 'zod';
import { isKind } from './kind.ts';

const kind = z.string().refine(isKind, 'must be lower case: a-z, 0-9, dots, underscores and hyphens, at most 64');
const template = z.string().min(1).max(300);
const path = z.string().min(1).max(300);

/** Mapping rules as an operator sends them. */
export const mappingRulesSchema = z
  .strictObject({
    rules: z
      .array(
        z.strictObject({
          when: z
            .strictObject({
              call: z.enum(['track', 'identify', 'page', 'screen', 'group', 'alias', 'cloudevent', 'activity']).exactOptional(),
              event: z.string().min(1).max(200).exactOptional(),
              has: path.exactOptional(),
            })
            .exactOptional(),
          kind: kind.exactOptional(),
          topics: z
            .array(z.strictObject({ topic: template, label: template.exactOptional() }))
            .max(20)
            .exactOptional(),
          text: z.array(path).max(20).exactOptional(),
        }),
      )
      .max(200)
      .exactOptional(),
    defaultKind: kind.exactOptional(),
    consent: z
      .strictObject({
        categories: z.array(z.string().min(1).max(100)).max(20).exactOptional(),
        preferences: path.exactOptional(),
        unstated: z.enum(['take', 'drop']).exactOptional(),
        optOuts: z.array(path).max(20).exactOptional(),
        browserSignals: z.enum(['heed', 'ignore']).exactOptional(),
      })
      .exactOptional(),
  })
  .refine(({ rules, consent }) => rules !== undefined || consent !== undefined, 'rules or consent must be there');
