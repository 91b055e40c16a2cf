import { Module } from '@nestjs/common';
import { ListChanges } from '@groundswell/feed';
import { Settings, SettingsError } from '@groundswell/settings';
import { credentialsOf } from '../environment-credentials.ts';
import { SqsListChanges } from './sqs-list-changes.ts';
import { SqsQueue } from './sqs-queue.ts';

/** @throws SettingsError when the region is not known */
function listChangesOf(settings: Settings): ListChanges {
  const region = process.env.AWS_REGION;
  if (!region) throw new SettingsError('AWS_REGION is missing, which queues need');
  const url = settings.get('GROUNDSWELL_QUEUE_LISTS');
  return new SqsListChanges(new SqsQueue({ url, region, credentials: () => credentialsOf(process.env) }));
}

/** Provides `ListChanges` in the queue GROUNDSWELL_QUEUE_LISTS. */
@Module({
  providers: [{ provide: ListChanges, inject: [Settings], useFactory: listChangesOf }],
  exports: [ListChanges],
})
export class ListChangesModule {}
