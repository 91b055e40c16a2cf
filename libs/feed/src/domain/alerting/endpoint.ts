import { createHash } from 'node:crypto';
import type { PhoneAddress, PushAddress, WebPushAddress } from './sending.ts';

/** A device that somebody may be pushed to on. */
export interface Endpoint {
  /** The same for the same address. */
  readonly id: string;
  readonly address: PushAddress;
  /** How its owner calls it. */
  readonly name?: string | undefined;
  /** Epoch milliseconds. */
  readonly registeredAt: number;
}

/** How many devices somebody may have; the one that was registered first goes for one too many. */
export const MOST_ENDPOINTS = 20;

/** Follows from the address alone: a device that registers again replaces itself. */
export function endpointId(address: WebPushAddress | Omit<PhoneAddress, 'place'>): string {
  const named = address.kind === 'web-push' ? address.url : address.token;
  return createHash('sha256').update(`${address.kind} ${named}`).digest('base64url').slice(0, 22);
}

/** Where `PhoneServices` keeps a device; undefined for browsers. */
export function placeOf(address: PushAddress): string | undefined {
  return address.kind === 'web-push' ? undefined : address.place;
}

/** Where devices are kept. Addresses are secret there. */
export abstract class EndpointStore {
  /** Keeps a device for a person; whoever had it before has it no more: a device tells one person. Safe to repeat. */
  abstract put(person: string, endpoint: Endpoint): Promise<void>;
  /** Registered first, first. */
  abstract list(person: string): Promise<readonly Endpoint[]>;
  /** @returns false where the person has no such device */
  abstract remove(person: string, id: string): Promise<boolean>;
  /** Which of the person's keys for webhooks is in use: 1 at first. */
  abstract webhookKey(person: string): Promise<WebhookKeyState>;
  /** Begins to use the next key. @returns false where another did meanwhile */
  abstract nextWebhookKey(person: string, state: WebhookKeyState): Promise<boolean>;
  /** Where phones of a person are kept by `PhoneServices`; nothing is opened for it. */
  abstract places(person: string): Promise<readonly string[]>;
  /** Removes everything of a person. Safe to repeat. */
  abstract erase(person: string): Promise<void>;
}

export interface WebhookKeyState {
  readonly number: number;
  /** When it came into use, epoch milliseconds; 0 for the first. */
  readonly since: number;
}

export const FIRST_WEBHOOK_KEY: WebhookKeyState = { number: 1, since: 0 };

/** Devices in memory. For tests. */
export class MemoryEndpointStore extends EndpointStore {
  private readonly endpoints = new Map<string, Map<string, Endpoint>>();
  private readonly keys = new Map<string, WebhookKeyState>();

  put(person: string, endpoint: Endpoint): Promise<void> {
    for (const others of this.endpoints.values()) others.delete(endpoint.id);
    const own = this.endpoints.get(person) ?? new Map<string, Endpoint>();
    this.endpoints.set(person, own.set(endpoint.id, endpoint));
    return Promise.resolve();
  }

  list(person: string): Promise<readonly Endpoint[]> {
    return Promise.resolve([...(this.endpoints.get(person)?.values() ?? [])].sort((one, other) => one.registeredAt - other.registeredAt));
  }

  remove(person: string, id: string): Promise<boolean> {
    return Promise.resolve(this.endpoints.get(person)?.delete(id) === true);
  }

  webhookKey(person: string): Promise<WebhookKeyState> {
    return Promise.resolve(this.keys.get(person) ?? FIRST_WEBHOOK_KEY);
  }

  nextWebhookKey(person: string, state: WebhookKeyState): Promise<boolean> {
    const { number } = this.keys.get(person) ?? FIRST_WEBHOOK_KEY;
    if (number === state.number - 1) this.keys.set(person, state);
    return Promise.resolve(number === state.number - 1);
  }

  async places(person: string): Promise<readonly string[]> {
    return (await this.list(person)).flatMap(({ address }) => placeOf(address) ?? []);
  }

  erase(person: string): Promise<void> {
    this.endpoints.delete(person);
    this.keys.delete(person);
    return Promise.resolve();
  }
}
