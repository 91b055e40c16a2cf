import { type DynamicModule, Module, type ModuleMetadata } from '@nestjs/common';
import { Endpoints, EndpointStore, PhoneServices, WebhookKeyring } from '@groundswell/feed';
import { Clock } from '@groundswell/kernel';
import { DeploymentKey, OutgoingRequests } from '@groundswell/security';
import { EndpointsController } from './endpoints.controller.ts';

/** Routes of devices that people are pushed to on. */
@Module({
  controllers: [EndpointsController],
  providers: [
    {
      provide: Endpoints,
      inject: [EndpointStore, PhoneServices, OutgoingRequests, Clock],
      useFactory: (store: EndpointStore, phones: PhoneServices, outgoing: OutgoingRequests, clock: Clock) =>
        new Endpoints(store, phones, outgoing, clock),
    },
    {
      provide: WebhookKeyring,
      inject: [EndpointStore, DeploymentKey, Clock],
      useFactory: async (store: EndpointStore, key: DeploymentKey, clock: Clock) => new WebhookKeyring(store, await key.text(), clock),
    },
  ],
})
export class EndpointsApiModule {
  /** @param ports `PersonRoutesModule`, and what it is over, with `EndpointStore`, `PhoneServices`, `OutgoingRequests` and `Vapid` */
  static over(ports: NonNullable<ModuleMetadata['imports']>): DynamicModule {
    return { module: EndpointsApiModule, imports: ports };
  }
}
