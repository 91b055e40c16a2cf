import { Module } from '@nestjs/common';
import { AccountStore, audienceAt, Mail, Vault } from '@groundswell/auth';
import { DeploymentKeyModule, MailModule, PushModule } from '@groundswell/cloud';
import {
  AccountDataModule,
  AlertingDataModule,
  KeptDataModule,
  ModerationDataModule,
  SealingDataModule,
  TrendDataModule,
} from '@groundswell/data';
import {
  AlertMatcher,
  Deliverer,
  DeliveryFailures,
  DigestProgress,
  Digests,
  EndpointStore,
  KeptItems,
  LettersToPeople,
  Outbox,
  PushToEndpoints,
  PushTransport,
  Watchers,
  WebhookKeyring,
  WebhookPost,
} from '@groundswell/feed';
import { Clock } from '@groundswell/kernel';
import { DeploymentKey, FieldCipher } from '@groundswell/security';
import { Settings, SettingsError, SettingsModule } from '@groundswell/settings';
import { RuntimeModule } from '@groundswell/telemetry';
import { ModerationBook, Publicity, TrendReads } from '@groundswell/trend';
import { LettersToAccounts } from './letters-to-accounts.ts';
import { NotifyHandler } from './notify.handler.ts';
import { NOTIFY_SETTINGS } from './notify.settings.ts';

/** The function `notify`: alerts and digests go out. */
@Module({
  imports: [
    SettingsModule.reading(NOTIFY_SETTINGS),
    RuntimeModule,
    AccountDataModule,
    AlertingDataModule,
    DeploymentKeyModule,
    KeptDataModule,
    MailModule,
    ModerationDataModule,
    PushModule,
    SealingDataModule,
    TrendDataModule,
  ],
  providers: [
    { provide: Publicity, inject: [Settings, TrendReads, ModerationBook], useFactory: publicityOf },
    {
      provide: AlertMatcher,
      inject: [Watchers, KeptItems, Outbox, Publicity, Clock],
      useFactory: (watchers: Watchers, items: KeptItems, outbox: Outbox, publicity: Publicity, clock: Clock) =>
        new AlertMatcher({ watchers, items, outbox, publicity, clock }),
    },
    {
      provide: Digests,
      inject: [Watchers, KeptItems, TrendReads, Publicity, Outbox, DigestProgress, Clock],
      useFactory: (
        watchers: Watchers,
        items: KeptItems,
        reads: TrendReads,
        publicity: Publicity,
        outbox: Outbox,
        progress: DigestProgress,
        clock: Clock,
      ) => new Digests({ watchers, items, reads, publicity, outbox, progress, clock }),
    },
    { provide: LettersToPeople, inject: [AccountStore, FieldCipher, DeploymentKey, Mail, Settings], useFactory: lettersOf },
    {
      provide: Deliverer,
      inject: [Outbox, KeptItems, EndpointStore, PushTransport, LettersToPeople, WebhookPost, DeploymentKey, Clock, DeliveryFailures],
      useFactory: delivererOf,
    },
    NotifyHandler,
  ],
})
export class NotifyModule {}

function publicityOf(settings: Settings, reads: TrendReads, book: ModerationBook): Publicity {
  const shown = { minimumActors: settings.get('GROUNDSWELL_MIN_ACTORS'), kinds: settings.get('GROUNDSWELL_PUBLIC_KINDS') };
  return new Publicity(shown, reads, book);
}

/** @throws SettingsError when the address of the site is missing */
function lettersOf(accounts: AccountStore, cipher: FieldCipher, key: DeploymentKey, mail: Mail, settings: Settings): LettersToPeople {
  const url = settings.get('GROUNDSWELL_PUBLIC_URL');
  if (url === undefined) throw new SettingsError('GROUNDSWELL_PUBLIC_URL is missing: links in letters begin with it');
  return new LettersToAccounts(accounts, new Vault(cipher, key), mail, audienceAt(url).issuer);
}

async function delivererOf(
  outbox: Outbox,
  items: KeptItems,
  endpoints: EndpointStore,
  transport: PushTransport,
  letters: LettersToPeople,
  webhooks: WebhookPost,
  key: DeploymentKey,
  clock: Clock,
  failures: DeliveryFailures,
): Promise<Deliverer> {
  const webhookKeys = new WebhookKeyring(endpoints, await key.text(), clock);
  const pushes = new PushToEndpoints(endpoints, transport);
  return new Deliverer({ outbox, failures, items, pushes, letters, webhooks, webhookKeys, clock });
}
