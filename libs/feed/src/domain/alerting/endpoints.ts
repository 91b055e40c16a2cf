import type { Clock } from '@groundswell/kernel';
import type { OutgoingRequests } from '@groundswell/security';
import { type Endpoint, endpointId, type EndpointStore, MOST_ENDPOINTS } from './endpoint.ts';
import type { PushAddress } from './sending.ts';

/** The devices that a person wants to be pushed to on. */
export class Endpoints {
  /** @param outgoing says which addresses may be called at all */
  constructor(
    private readonly store: EndpointStore,
    private readonly outgoing: Pick<OutgoingRequests, 'check'>,
    private readonly clock: Clock,
  ) {}

  list(person: string): Promise<readonly Endpoint[]> {
    return this.store.list(person);
  }

  /**
   * Registers a device, or again: a person has one of each address, and an address has one person.
   * @throws AddressRefusedError when pushes may not go there
   */
  async register(person: string, address: PushAddress, name?: string): Promise<Endpoint> {
    this.outgoing.check(address.url);
    const endpoint: Endpoint = { id: endpointId(address), address, registeredAt: this.clock.now(), ...(name !== undefined && { name }) };
    await this.store.put(person, endpoint);
    const all = await this.store.list(person);
    for (const { id } of all.slice(0, Math.max(0, all.length - MOST_ENDPOINTS))) await this.store.remove(person, id);
    return endpoint;
  }

  /** @returns false where the person has no such device */
  remove(person: string, id: string): Promise<boolean> {
    return this.store.remove(person, id);
  }
}
