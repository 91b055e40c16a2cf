import { DAY, type Clock } from '@groundswell/kernel';
import { KeyedDigest } from '@groundswell/security';
import type { EndpointStore } from './endpoint.ts';

/** Time for which webhooks are signed with the key before, too, after the next one came. */
const OVERLAP = DAY;

/** A person's keys for webhooks, in the notation of Standard Webhooks. */
export interface WebhookKeys {
  /** `whsec_...` */
  readonly current: string;
  /** Still good until `previousUntil`, epoch milliseconds. */
  readonly previous?: string | undefined;
  readonly previousUntil?: number | undefined;
}

/**
 * What webhooks to a person's receivers are signed with. The keys follow from the deployment's key, the person and a
 * number: only the number is kept, and nothing that is kept tells a key.
 */
export class WebhookKeyring {
  private readonly digest: KeyedDigest;

  constructor(
    private readonly endpoints: EndpointStore,
    deploymentKey: string,
    private readonly clock: Clock,
  ) {
    this.digest = new KeyedDigest(deploymentKey, 'webhook keys');
  }

  async of(person: string): Promise<WebhookKeys> {
    const { number, since } = await this.endpoints.webhookKey(person);
    const current = this.text(person, number);
    const previousUntil = since + OVERLAP;
    if (number === 1 || this.clock.now() >= previousUntil) return { current };
    return { current, previous: this.text(person, number - 1), previousUntil };
  }

  /** Makes a new key. Of two at once one makes it. */
  async next(person: string): Promise<WebhookKeys> {
    const { number } = await this.endpoints.webhookKey(person);
    await this.endpoints.nextWebhookKey(person, { number: number + 1, since: this.clock.now() });
    return this.of(person);
  }

  /** The keys as bytes, the newest first. */
  async bytes(person: string): Promise<readonly Uint8Array[]> {
    const { current, previous } = await this.of(person);
    return [current, ...(previous === undefined ? [] : [previous])].map((key) => Buffer.from(key.slice('whsec_'.length), 'base64'));
  }

  private text(person: string, number: number): string {
    return `whsec_${Buffer.from(this.digest.of(`${person} ${number}`), 'base64url').toString('base64')}`;
  }
}
