import { type DynamicModule, Module, type ModuleMetadata } from '@nestjs/common';
import { Endpoints, EndpointStore, WebhookKeyring } from '@groundswell/feed';
import { Clock } from '@groundswell/kernel';
import { DeploymentKey, OutgoingRequests } from '@groundswell/security';
import { EndpointsController } from './endpoints.controller.ts';

/** Routes of devices that people are pushed to on. */
@Module({
  controllers: [EndpointsController],
  providers: [
    {
      provide: Endpoints,
      inject: [EndpointStore, OutgoingRequests, Clock],
      useFactory: (store: EndpointStore, outgoing: OutgoingRequests, clock: Clock) => new Endpoints(store, outgoing, clock),
    },
    {
      provide: WebhookKeyring,
      inject: [EndpointStore, DeploymentKey, Clock],
      useFactory: async (store: EndpointStore, key: DeploymentKey, clock: Clock) => new WebhookKeyring(store, await key.text(), clock),
    },
  ],
})
export class EndpointsApiModule {
  /** @param ports `PersonRoutesModule`, and what it is over, with `EndpointStore`, `OutgoingRequests` and `Vapid` */
  static over(ports: NonNullable<ModuleMetadata['imports']>): DynamicModule {
    return { module: EndpointsApiModule, imports: ports };
  }
}
