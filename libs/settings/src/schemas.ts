import { z } from 'zod';
import type { SettingName } from './names.ts';

const list = (text: string): readonly string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

/** What each variable must look like. A name without a default is required of whoever reads it. */
export const schemas = {
  GROUNDSWELL_STAGE: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,19}$/)
    .default('local'),
  GROUNDSWELL_TABLE_IDENTITY: z.string().min(3),
  GROUNDSWELL_TABLE_ENGAGEMENT: z.string().min(3),
  GROUNDSWELL_TABLE_TRENDS: z.string().min(3),
  GROUNDSWELL_TABLE_ACTIVITY: z.string().min(3),
  GROUNDSWELL_STREAM_ACTIVITIES: z.string().min(1),
  GROUNDSWELL_BUCKET_ARCHIVE: z.string().min(3),
  GROUNDSWELL_BUCKET_DEAD_LETTERS: z.string().min(3),
  GROUNDSWELL_QUEUE_LISTS: z.url({ protocol: /^https?$/ }),
  GROUNDSWELL_WAREHOUSE_URL: z.url({ protocol: /^postgres(?:ql)?$/ }).optional(),
  GROUNDSWELL_WAREHOUSE_WORKGROUP: z
    .string()
    .regex(/^[a-z0-9-]{3,64}$/)
    .optional(),
  GROUNDSWELL_WAREHOUSE_DATABASE: z.string().min(1).max(64).default('groundswell'),
  GROUNDSWELL_WAREHOUSE_COPY_ROLE_ARN: z.string().startsWith('arn:').optional(),
  GROUNDSWELL_WAREHOUSE_SECRET_ARN: z.string().startsWith('arn:').optional(),
  GROUNDSWELL_DEPLOYMENT_KEY: z.string().min(32).optional(),
  GROUNDSWELL_DEPLOYMENT_KEY_ARN: z.string().startsWith('arn:').optional(),
  GROUNDSWELL_PUBLIC_KINDS: z.string().default('post').transform(list),
  GROUNDSWELL_MIN_ACTORS: z.coerce.number().int().min(1).default(5),
  GROUNDSWELL_RANK_PARTS: z.coerce
    .number()
    .refine((parts) => [1, 2, 4, 8, 16, 32, 64].includes(parts), 'must be 1, 2, 4, 8, 16, 32 or 64')
    .default(1),
  GROUNDSWELL_RANK_PART: z.coerce.number().int().min(0).default(0),
  GROUNDSWELL_TREND_ENTER: z.coerce.number().positive().default(42),
  GROUNDSWELL_TREND_STAY: z.coerce.number().nonnegative().default(30),
  GROUNDSWELL_TREND_LEAST_ACTORS: z.coerce.number().int().min(1).default(8),
  GROUNDSWELL_TREND_NEWCOMER_WEIGHT: z.coerce.number().min(0).max(1).default(0.5),
  GROUNDSWELL_TREND_NETWORK_WEIGHT: z.coerce.number().min(0).max(1).default(0.4),
  GROUNDSWELL_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  GROUNDSWELL_FIELDS_KEY_ARN: z.string().startsWith('arn:').optional(),
  GROUNDSWELL_SECRETS_FOLDER: z.string().min(1).optional(),
  GROUNDSWELL_MAIL_FROM: z.email(),
  GROUNDSWELL_OUTSIDE_ISSUER: z.url().optional(),
  GROUNDSWELL_APNS_APPLICATION_ARN: z
    .string()
    .regex(/^arn:[\w-]+:sns:[\w-]+:\d{12}:app\/APNS(?:_SANDBOX)?\/[\w.-]+$/)
    .optional(),
  GROUNDSWELL_FCM_APPLICATION_ARN: z
    .string()
    .regex(/^arn:[\w-]+:sns:[\w-]+:\d{12}:app\/GCM\/[\w.-]+$/)
    .optional(),
  GROUNDSWELL_OUTSIDE_AUDIENCE: z.string().min(1).optional(),
  GROUNDSWELL_OUTSIDE_KEYS_URL: z.url({ protocol: /^https?$/ }).optional(),
  GROUNDSWELL_OUTGOING_LOOPBACK: z.enum(['allow', 'refuse']).default('refuse'),
  GROUNDSWELL_CLOCK_RATE: z.coerce.number().positive().default(1),
  GROUNDSWELL_CLOCK_ORIGIN: z.coerce.number().int().optional(),
  GROUNDSWELL_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
} satisfies Record<SettingName, z.ZodType>;

export type SettingValues = { readonly [Name in SettingName]: z.output<(typeof schemas)[Name]> };
