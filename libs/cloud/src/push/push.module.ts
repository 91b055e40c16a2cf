import { Module } from '@nestjs/common';
import { PushTransport, WebhookPost } from '@groundswell/feed';
import { SystemClock } from '@groundswell/kernel';
import { DeploymentKey, MemoryTakenWebhooks, OutgoingRequests, WebhookSignatures } from '@groundswell/security';
import { Settings } from '@groundswell/settings';
import { DeploymentKeyModule } from '../deployment-key.module.ts';
import { OutgoingRequestsModule } from '../outgoing/outgoing-requests.module.ts';
import { SignedWebhooks } from './signed-webhooks.ts';
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
 * Provides `PushTransport` and `WebhookPost`. Needs the settings of `VapidModule` and `OutgoingRequestsModule`. Times are the
 * machine's: receivers compare them with theirs.
 */
@Module({
  imports: [VapidModule, OutgoingRequestsModule],
  providers: [
    {
      provide: PushTransport,
      inject: [OutgoingRequests, Vapid],
      useFactory: (outgoing: OutgoingRequests, identity: Vapid) => new WebPush(outgoing, identity, new SystemClock()),
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
