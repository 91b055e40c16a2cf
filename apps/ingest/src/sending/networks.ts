import type { HttpRequest } from '@groundswell/http';
import { networkOf, viewerAddress } from '@groundswell/activity';
import type { KeyedHash } from '@groundswell/security';

/** Tells networks of senders apart without keeping their addresses. */
export class Networks {
  constructor(private readonly hash: KeyedHash) {}

  /** Keyed hash (12 hexadecimal digits) of the network that a request comes from; the edge knows it where there is one. */
  of(request: HttpRequest): string | undefined {
    return this.at(viewerAddress(request.headers['cloudfront-viewer-address']) ?? request.ip ?? '');
  }

  /** The same of the network that an address is in; undefined where it is no address. */
  at(address: string): string | undefined {
    const network = networkOf(address);
    return network === undefined ? undefined : this.hash.hash48(network).toString(16).padStart(12, '0');
  }
}
