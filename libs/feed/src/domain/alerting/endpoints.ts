import type { Clock } from '@groundswell/kernel';
import type { OutgoingRequests } from '@groundswell/security';
import { type Endpoint, endpointId, type EndpointStore, MOST_ENDPOINTS, placeOf } from './endpoint.ts';
import type { PhoneServices } from './phone-services.ts';
import type { PhoneAddress, PushAddress, WebPushAddress } from './sending.ts';

/** A device as it describes itself. */
export type DescribedDevice = WebPushAddress | Omit<PhoneAddress, 'place'>;

/** The devices that a person wants to be pushed to on. */
export class Endpoints {
  /** @param outgoing says which addresses may be called at all */
  constructor(
    private readonly store: EndpointStore,
    private readonly phones: PhoneServices,
    private readonly outgoing: Pick<OutgoingRequests, 'check'>,
    private readonly clock: Clock,
  ) {}

  list(person: string): Promise<readonly Endpoint[]> {
    return this.store.list(person);
  }

  /**
   * Registers a device, or again: a person has one of each address, and an address has one person.
   * @throws AddressRefusedError when pushes may not go there
   * @throws InvalidInputError when the deployment does not push to such phones, or the token is none
   */
  async register(person: string, device: DescribedDevice, name?: string): Promise<Endpoint> {
    const address = await this.addressOf(device);
    const endpoint: Endpoint = { id: endpointId(device), address, registeredAt: this.clock.now(), ...(name !== undefined && { name }) };
    await this.store.put(person, endpoint);
    const all = await this.store.list(person);
    for (const old of all.slice(0, Math.max(0, all.length - MOST_ENDPOINTS))) await this.drop(person, old);
    return endpoint;
  }

  /** @returns false where the person has no such device */
  async remove(person: string, id: string): Promise<boolean> {
    const endpoint = (await this.store.list(person)).find((one) => one.id === id);
    return endpoint !== undefined && this.drop(person, endpoint);
  }

  private async addressOf(device: DescribedDevice): Promise<PushAddress> {
    if (device.kind !== 'web-push') return { ...device, place: await this.phones.register(device.kind, device.token) };
    this.outgoing.check(device.url);
    return device;
  }

  /** The place at the phone's service first: what is left of a device when this dies in between can be dropped again. */
  private async drop(person: string, { id, address }: Endpoint): Promise<boolean> {
    const place = placeOf(address);
    if (place !== undefined) await this.phones.forget(place);
    return this.store.remove(person, id);
  }
}
