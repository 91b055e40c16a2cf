import { Eraser, type ErasureOrder, Exporter, iso, STILL_WRITTEN } from '@groundswell/privacy';
import type { EndpointStore } from './endpoint.ts';
import type { Outbox } from './outbox.ts';

/** Takes somebody's devices, and what they were told and were to be told. */
export class AlertingEraser extends Eraser {
  readonly name = 'alerting';
  readonly ofPersons = true;
  override readonly after = STILL_WRITTEN;

  constructor(
    private readonly endpoints: Pick<EndpointStore, 'erase'>,
    private readonly outbox: Pick<Outbox, 'erase'>,
  ) {
    super();
  }

  async erase(orders: readonly ErasureOrder[]): Promise<void> {
    for (const { account = '' } of orders) {
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
      url: address.url,
      name,
      registeredAt: iso(registeredAt),
    }));
  }
}
