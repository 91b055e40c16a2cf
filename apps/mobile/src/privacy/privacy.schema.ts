import { z } from 'zod';

export const erasureInput = z
  .strictObject({
    password: z
      .string()
      .min(1)
      .max(256)
      .optional()
      .describe('Needed unless the account has none; then a session of the last ten minutes is.'),
    code: z.string().optional().describe('Of the authenticator, where the account has one, or a recovery code.'),
  })
  .meta({ id: 'ErasureInput', description: 'Shows that it is really the person.' });

export const erasureOrdered = z
  .object({ ordered: z.literal(true) })
  .meta({ id: 'ErasureOrdered', description: 'It will be done within minutes, and can not be taken back. Every session has ended.' });

/** Places name what they hold themselves. */
export const personalExport = z
  .looseObject({ format: z.literal('groundswell-person-1'), exportedAt: z.iso.datetime() })
  .meta({ id: 'PersonalExport', description: 'Everything that is held about a person, a member for each place that holds something.' });

export type ErasureInput = z.output<typeof erasureInput>;
export type ErasureOrderedAnswer = z.output<typeof erasureOrdered>;
export type PersonalExportAnswer = z.output<typeof personalExport>;
