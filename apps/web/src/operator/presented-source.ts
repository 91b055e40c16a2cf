import { type Source, writeKeyName } from '@groundswell/activity';
import { iso } from '@groundswell/trend';
import type { RegisteredSourceAnswer } from './operator.schema.ts';

export function presentSource({ id, name, writeKeys, allowedKinds, ratePerSecond, servers, createdAt }: Source): RegisteredSourceAnswer {
  return {
    id,
    name,
    writeKeys: writeKeys.map((key) => ({ key, name: writeKeyName(key) })),
    ...(allowedKinds !== undefined && { allowedKinds: [...allowedKinds] }),
    ...(ratePerSecond !== undefined && { ratePerSecond }),
    ...(servers !== undefined && { servers }),
    createdAt: iso(createdAt),
  };
}
