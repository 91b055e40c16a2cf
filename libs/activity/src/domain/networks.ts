import type { KeyedHash } from '@groundswell/security';
import { networkOf, viewerAddress } from './network.ts';

/** What of a request says where it comes from. */
interface Origin {
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The caller's address as the socket or API Gateway saw it. */
  readonly ip?: string | undefined;
}

/** Tells networks of senders apart without keeping their addresses. */
export class Networks {
  constructor(private readonly hash: KeyedHash) {}

  /** Keyed hash (12 hexadecimal digits) of the network that a request comes from; the edge knows it where there is one. */
  of({ headers, ip }: Origin): string | undefined {
    return this.at(viewerAddress(headers['cloudfront-viewer-address']) ?? ip ?? '');
  }

  /** The same of the network that an address is in; undefined where it is no address. */
  at(address: string): string | undefined {
    const network = networkOf(address);
    return network === undefined ? undefined : this.hash.hash48(network).toString(16).padStart(12, '0');
  }
}
