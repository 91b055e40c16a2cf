import { Module } from '@nestjs/common';
import { PhoneServices, PushTransport, WebhookPost } from '@groundswell/feed';
import { SystemClock } from '@groundswell/kernel';
import { DeploymentKey, MemoryTakenWebhooks, OutgoingRequests, WebhookSignatures } from '@groundswell/security';
import { Settings } from '@groundswell/settings';
import { DeploymentKeyModule } from '../deployment-key.module.ts';
import { OutgoingRequestsModule } from '../outgoing/outgoing-requests.module.ts';
import { PhoneServicesModule } from './phone-services.module.ts';
import { PushByKind } from './push-by-kind.ts';
import { SignedWebhooks } from './signed-webhooks.ts';
import { SnsPush } from './sns-push.ts';
import { SnsRequests } from './sns-requests.ts';
import { Vapid } from './vapid.ts';
import { WebPush } from './web-push.ts';

const vapid = {
  provide: Vapid,
  inject: [DeploymentKey, Settings],
  useFactory: async (key: DeploymentKey, settings: Settings) =>
    new Vapid(await key.text(), `mailto:${settings.get('GROUNDSWELL_MAIL_FROM')}`),
};

/** Provides `Vapid`: who sends Web Pushes. Needs the settings of `DeploymentKeyModule` and GROUNDSWELL_MAIL_FROM. */
@Module({ imports: [DeploymentKeyModule], providers: [vapid], exports: [Vapid] })
export class VapidModule {}

/**
 * Provides `PushTransport` and `WebhookPost`. Needs the settings of `VapidModule`, `OutgoingRequestsModule` and `PhoneServicesModule`. Times are the
 * machine's: receivers compare them with theirs.
 */
@Module({
  imports: [VapidModule, OutgoingRequestsModule, PhoneServicesModule],
  providers: [
    {
      provide: PushTransport,
      inject: [OutgoingRequests, Vapid, SnsRequests, PhoneServices],
      useFactory: (outgoing: OutgoingRequests, identity: Vapid, sns: SnsRequests, phones: PhoneServices) =>
        new PushByKind(new WebPush(outgoing, identity, new SystemClock()), new SnsPush(sns, phones)),
    },
    {
      provide: WebhookPost,
      inject: [OutgoingRequests],
      useFactory: (outgoing: OutgoingRequests) =>
        new SignedWebhooks(outgoing, new WebhookSignatures(new MemoryTakenWebhooks(), new SystemClock())),
    },
  ],
  exports: [PushTransport, WebhookPost],
})
export class PushModule {}
