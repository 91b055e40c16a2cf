import { Module } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import {
  AccountStore,
  AuthEvents,
  AuthOptions,
  type HashCost,
  Mail,
  OneTimeStore,
  Pace,
  SessionStore,
  SigningKeyStore,
  Vault,
} from '@groundswell/auth';
import { Vapid } from '@groundswell/cloud';
import {
  DeliveryFailures,
  EndpointStore,
  MemoryDeliveryFailures,
  MemoryEndpointStore,
  MemoryPhoneServices,
  PhoneServices,
} from '@groundswell/feed';
import { createHttpApplication, listen } from '@groundswell/http';
import { Clock, Ids } from '@groundswell/kernel';
import { ErasureOrders, MemoryErasureOrders } from '@groundswell/privacy';
import {
  Attempts,
  DeploymentKey,
  FixedDeploymentKey,
  Idempotency,
  MemoryIdempotency,
  MemoryTokenLeases,
  OutgoingRequests,
  TokenLeases,
} from '@groundswell/security';
import { Settings } from '@groundswell/settings';
import { Log, RuntimeModule } from '@groundswell/telemetry';
import { MobileApiModule } from '../../apps/mobile/src/mobile-api.module.ts';
import { accountPorts, type AccountWorld, accountWorld, AUDIENCE, CHEAP } from '../factories/accounts.ts';
import { type FeedPorts, feedProviders, feedTwins } from '../factories/feed-ports.ts';

/** The application `mobile` over a world in memory, listening on this machine. */
export interface MobileApp {
  readonly application: NestExpressApplication;
  readonly url: string;
  /** The same world, without HTTP. */
  readonly world: AccountWorld;
  readonly orders: MemoryErasureOrders;
  /** Phones can be pushed to by Apple's service alone. */
  readonly phones: MemoryPhoneServices;
  readonly failures: MemoryDeliveryFailures;
  /** What was logged, a line each. */
  readonly logged: readonly string[];
  close(): Promise<void>;
}

const READ = [
  'GROUNDSWELL_STAGE',
  'GROUNDSWELL_LOG_LEVEL',
  'GROUNDSWELL_CLOCK_RATE',
  'GROUNDSWELL_CLOCK_ORIGIN',
  'GROUNDSWELL_PUBLIC_KINDS',
  'GROUNDSWELL_MIN_ACTORS',
] as const;

/**
 * @param ports the world that several applications may share, as the instances of a function do
 * @param feed what feeds are made of, and where posted activities go
 * @param leases where the tokens of rates are counted
 */
export async function startMobileApp(
  ports: AccountWorld['ports'] = accountPorts(),
  cost: HashCost = CHEAP,
  feed: FeedPorts = feedTwins(ports.clock),
  leases: TokenLeases = new MemoryTokenLeases(),
): Promise<MobileApp> {
  const logged: string[] = [];
  const log = new Log({ level: 'debug', clock: ports.clock, write: (line) => void logged.push(line) });
  const failures = new MemoryDeliveryFailures();
  const phones = new MemoryPhoneServices(['apns']);
  const orders = new MemoryErasureOrders();
  const providers = [
    { provide: AuthOptions, useValue: { ...AUDIENCE, site: AUDIENCE.issuer, cost } },
    { provide: AccountStore, useValue: ports.accounts },
    { provide: SessionStore, useValue: ports.sessions },
    { provide: OneTimeStore, useValue: ports.once },
    { provide: SigningKeyStore, useValue: ports.signingKeys },
    { provide: Vault, useValue: ports.vault },
    { provide: Attempts, useValue: ports.attempts },
    { provide: ErasureOrders, useValue: orders },
    { provide: EndpointStore, useValue: new MemoryEndpointStore() },
    { provide: PhoneServices, useValue: phones },
    { provide: DeliveryFailures, useValue: failures },
    { provide: OutgoingRequests, useValue: new OutgoingRequests() },
    { provide: Vapid, useValue: new Vapid('a key of at least thirty-two characters', 'mailto:a@example.org') },
    { provide: TokenLeases, useValue: leases },
    { provide: Idempotency, useValue: new Idempotency(new MemoryIdempotency(), ports.clock, ports.ids) },
    { provide: DeploymentKey, useValue: new FixedDeploymentKey('a key of at least thirty-two characters') },
    ...feedProviders(feed),
    { provide: Mail, useValue: ports.mail },
    { provide: AuthEvents, useValue: ports.events },
    { provide: Pace, useValue: ports.pace },
    { provide: Clock, useValue: ports.clock },
    { provide: Ids, useValue: ports.ids },
    { provide: Log, useValue: log },
  ];

  @Module({ providers, exports: providers.map(({ provide }) => provide) })
  class TwinsModule {}

  @Module({
    providers: [{ provide: Settings, useValue: Settings.read(READ, {}) }],
    exports: [Settings],
  })
  class GivenSettings {}

  @Module({
    imports: [{ module: GivenSettings, global: true }, RuntimeModule, MobileApiModule.over([TwinsModule])],
    providers: [{ provide: Log, useValue: log }],
  })
  class WorldModule {}

  const application = await createHttpApplication(WorldModule);
  const url = await listen(application, 0);
  return { application, url, world: accountWorld(ports, cost), orders, phones, failures, logged, close: () => application.close() };
}
