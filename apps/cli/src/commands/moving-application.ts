import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { DeploymentKeyModule, KmsKeyWrapper } from '@groundswell/cloud';
import { AccountStore, AllAccounts, Vault } from '@groundswell/auth';
import {
  AccountDataModule,
  DeltaDataModule,
  ErasedDataModule,
  ErasureDataModule,
  KeptDataModule,
  ModerationDataModule,
  MovingDataModule,
  SealingDataModule,
  TrendDataModule,
} from '@groundswell/data';
import { Keeper, KeptItems, PersonActors } from '@groundswell/feed';
import { Clock } from '@groundswell/kernel';
import { ErasedActors, ErasureOrders } from '@groundswell/privacy';
import { CachedSecrets, DeploymentKey, FieldCipher, FileSecrets, KeyRing, KeyWrapper, SecretKeyWrapper } from '@groundswell/security';
import { Settings } from '@groundswell/settings';
import { withDeployment } from '../connection/deployment.ts';
import { PeopleExporter } from '../moving/people-exporter.ts';
import { PeopleImporter } from '../moving/people-importer.ts';
import { CommandError } from '../terminal/errors.ts';
import type { CommandContext } from './context.ts';

const MODULES = [TrendDataModule, DeltaDataModule, ModerationDataModule, DeploymentKeyModule, ErasedDataModule];
const SETTINGS = [
  'GROUNDSWELL_TABLE_TRENDS',
  'GROUNDSWELL_RANK_PARTS',
  'GROUNDSWELL_DEPLOYMENT_KEY',
  'GROUNDSWELL_DEPLOYMENT_KEY_ARN',
] as const;
/** What people need besides. */
const MODULES_OF_PEOPLE = [AccountDataModule, KeptDataModule, ErasureDataModule, SealingDataModule, MovingDataModule];
const SETTINGS_OF_PEOPLE = [
  'GROUNDSWELL_TABLE_IDENTITY',
  'GROUNDSWELL_TABLE_ENGAGEMENT',
  'GROUNDSWELL_FIELDS_KEY_ARN',
  'GROUNDSWELL_SECRETS_FOLDER',
] as const;

const IN_PARTS =
  'Several rankers share the topics of this deployment (GROUNDSWELL_RANK_PARTS): such trends can be neither exported nor imported.';

/** Does `work` with all that is moved. @throws CommandError where rankers share the topics */
export function withAll(
  { environment }: CommandContext,
  withPeople: boolean,
  work: (application: INestApplicationContext) => Promise<void>,
): Promise<void> {
  const modules = [...MODULES, ...(withPeople ? MODULES_OF_PEOPLE : [])];
  const settings = [...SETTINGS, ...(withPeople ? SETTINGS_OF_PEOPLE : [])];
  return withDeployment(environment, modules, settings, (application) => {
    if (application.get(Settings, { strict: false }).get('GROUNDSWELL_RANK_PARTS') > 1) throw new CommandError(IN_PARTS);
    return work(application);
  });
}

export async function peopleExporter(application: INestApplicationContext): Promise<PeopleExporter> {
  return new PeopleExporter({
    accounts: application.get(AllAccounts, { strict: false }),
    items: application.get(KeptItems, { strict: false }),
    orders: application.get(ErasureOrders, { strict: false }),
    erased: application.get(ErasedActors, { strict: false }),
    actors: await actorsOf(application),
    cipher: application.get(FieldCipher, { strict: false }),
    ring: application.get(KeyRing, { strict: false }),
  });
}

export async function peopleImporter(application: INestApplicationContext): Promise<PeopleImporter> {
  const [key, clock] = [application.get(DeploymentKey, { strict: false }), application.get(Clock, { strict: false })];
  return new PeopleImporter({
    accounts: application.get(AccountStore, { strict: false }),
    vault: new Vault(application.get(FieldCipher, { strict: false }), key),
    keeper: new Keeper(application.get(KeptItems, { strict: false }), clock),
    erased: application.get(ErasedActors, { strict: false }),
    actors: await actorsOf(application),
    key,
    clock,
  });
}

/** What opens the keys of an export: what wraps those of this deployment, or what `named` says. @param named an ARN of KMS or a folder */
export function wrapperOf(application: INestApplicationContext, named: string | undefined): KeyWrapper {
  if (named === undefined) return application.get(KeyWrapper, { strict: false });
  if (named.startsWith('arn:')) return new KmsKeyWrapper(named);
  // A secret that is not there would be made.
  if (!existsSync(join(named, 'fields.json'))) throw new CommandError(`${named} is no folder of secrets: it has no fields.json`);
  return new SecretKeyWrapper(new CachedSecrets(new FileSecrets(named), application.get(Clock, { strict: false })));
}

async function actorsOf(application: INestApplicationContext): Promise<PersonActors> {
  return new PersonActors(await application.get(DeploymentKey, { strict: false }).text());
}
