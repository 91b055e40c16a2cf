import { Eraser, type ErasureOrder, Exporter, iso, STILL_WRITTEN } from '@groundswell/privacy';
import type { EndpointStore } from './endpoint.ts';
import type { Outbox } from './outbox.ts';
import type { PhoneServices } from './phone-services.ts';

/** Takes somebody's devices, at the push services of phones too, and what they were told and were to be told. */
export class AlertingEraser extends Eraser {
  readonly name = 'alerting';
  readonly ofPersons = true;
  override readonly after = STILL_WRITTEN;

  constructor(
    private readonly endpoints: Pick<EndpointStore, 'erase' | 'places'>,
    private readonly outbox: Pick<Outbox, 'erase'>,
    private readonly phones: Pick<PhoneServices, 'forget'>,
  ) {
    super();
  }

  async erase(orders: readonly ErasureOrder[]): Promise<void> {
    for (const { account = '' } of orders) {
      for (const place of await this.endpoints.places(account)) await this.phones.forget(place);
      await this.endpoints.erase(account);
      await this.outbox.erase(account);
    }
  }
}

/** The devices that a person is pushed to on. */
export class EndpointExporter extends Exporter {
  readonly name = 'endpoints';

  constructor(private readonly endpoints: EndpointStore) {
    super();
  }

  async export(person: string): Promise<unknown> {
    const all = await this.endpoints.list(person);
    return all.map(({ id, address, name, registeredAt }) => ({
      id,
      kind: address.kind,
      ...(address.kind === 'web-push' ? { url: address.url } : { token: address.token }),
      name,
      registeredAt: iso(registeredAt),
    }));
  }
}
