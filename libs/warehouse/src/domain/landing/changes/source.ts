import { z } from 'zod';
import { timeCell } from '../cells.ts';
import { changeKind } from './change-kind.ts';

/** A registered sender, without its write keys. */
export const sources = changeKind({
  table: 'identity',
  pk: 'SOURCES',
  sk: 'SOURCE#*',
  target: 'source_change',
  stored: z.object({
    id: z.string(),
    name: z.string(),
    writeKeys: z.array(z.string()),
    allowedKinds: z.array(z.string()).optional(),
    ratePerSecond: z.number().optional(),
    servers: z.boolean().optional(),
    createdAt: z.number().nonnegative(),
  }),
  read: ({ id, name, writeKeys, allowedKinds, ratePerSecond, servers, createdAt }) => ({
    cells: {
      source: id,
      name,
      allowed_kinds: allowedKinds ?? null,
      rate_per_second: ratePerSecond ?? null,
      servers: servers === true,
      write_keys: writeKeys.length,
      created_at: timeCell(createdAt, 'created_at'),
    },
  }),
});
