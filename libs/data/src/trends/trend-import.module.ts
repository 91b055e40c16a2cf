import { Module } from '@nestjs/common';
import { DeploymentKeyModule } from '@groundswell/cloud';
import { Ids } from '@groundswell/kernel';
import { DeploymentKey, KeyedHash } from '@groundswell/security';
import { Settings } from '@groundswell/settings';
import { ModerationBook, RankerModeration, RankPartsError, RankStore, SurpriseRule, TrendImport, TrendImporter } from '@groundswell/trend';
import { ModerationDataModule } from '../moderation/moderation-data.module.ts';
import { TrendDataModule } from './trend-data.module.ts';
import { thresholdsOf } from './trend-thresholds.ts';

/**
 * Provides `TrendImport`, and what `TrendDataModule` provides. Reads GROUNDSWELL_TABLE_TRENDS,
 * GROUNDSWELL_MIN_ACTORS, the thresholds and the deployment key: what is imported is judged and hashed like what arrives.
 */
@Module({
  imports: [TrendDataModule, ModerationDataModule, DeploymentKeyModule],
  providers: [{ provide: TrendImport, inject: [RankStore, DeploymentKey, Ids, Settings, ModerationBook], useFactory: importOf }],
  exports: [TrendImport, TrendDataModule],
})
export class TrendImportModule {}

/** A past is brought before topics are parted: rankers of parts take over what it left. */
async function importOf(store: RankStore, key: DeploymentKey, ids: Ids, settings: Settings, book: ModerationBook): Promise<TrendImport> {
  if (settings.get('GROUNDSWELL_RANK_PARTS') > 1) return new NoImport();
  const secret = await key.text();
  const actors = new KeyedHash(secret, 'actor');
  const identities = new KeyedHash(secret, 'id');
  const hashes = {
    actor: (actor: string) => actors.hash48(actor),
    id: (source: string, id: string) => identities.hash48Pair(source, id),
  };
  return new TrendImporter(store, hashes, ids, {
    minimumActors: settings.get('GROUNDSWELL_MIN_ACTORS'),
    rule: new SurpriseRule(thresholdsOf(settings)),
    moderation: new RankerModeration(book),
  });
}

class NoImport extends TrendImport {
  importPast(): Promise<never> {
    return Promise.reject(
      new RankPartsError('rankers share the topics of this deployment (GROUNDSWELL_RANK_PARTS): no past can be brought any more'),
    );
  }
}
