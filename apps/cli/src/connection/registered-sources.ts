import type { INestApplicationContext } from '@nestjs/common';
import { newWriteKey, Sources, type Source } from '@groundswell/activity';
import { IdentityDataModule } from '@groundswell/data';
import { Clock } from '@groundswell/kernel';
import { withDeployment } from './deployment.ts';

/** What a new source is called, and whether servers send as it. */
export type SourceName = Pick<Source, 'id' | 'name' | 'servers'>;

type Environment = Record<string, string | undefined>;

/** Does `work` with the deployment's sources. */
export function withSources<Result>(
  environment: Environment,
  work: (sources: Sources, application: INestApplicationContext) => Promise<Result>,
): Promise<Result> {
  return withDeployment(environment, [IdentityDataModule], ['GROUNDSWELL_TABLE_IDENTITY'], (application) =>
    work(application.get(Sources, { strict: false }), application),
  );
}

/** Who did what the command line does, as the trail of a source says it. */
export const BY = 'command line';

/** The source of this id, which is made with a random write key when there is none. */
export async function ensureSource(sources: Sources, clock: Clock, { id, name, servers }: SourceName): Promise<Source> {
  const at = clock.now();
  const settings = { name, ...(servers === true ? { servers } : {}) };
  const source: Source = { id, ...settings, writeKeys: [newWriteKey()], createdAt: at };
  const kept = await sources.change(id, (before) => {
    return before === undefined ? { source, deed: { action: 'create', at, settings, by: BY } } : undefined;
  });
  return kept ?? source;
}
