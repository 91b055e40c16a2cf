import { lookup } from 'node:dns/promises';
import { type IncomingHttpHeaders, type IncomingMessage, type RequestOptions, request as requestPlain } from 'node:http';
import { request as requestSecured } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { AddressRefusedError, AddressUnreachableError, AnswerTooLargeError } from './outgoing-errors.ts';
import { placeOf } from './public-addresses.ts';

export interface OutgoingOptions {
  /** Lets requests go to this very machine, and without TLS there. For local deployments and tests alone. Default false. */
  readonly loopback?: boolean;
  /** Milliseconds for all of a request, from its name's look-up to the last byte of its answer. Default 800. */
  readonly milliseconds?: number;
  /** Bytes of an answer's body. Default 1 MiB. */
  readonly bytes?: number;
  /** Finds the addresses of a name. Default: as the system does. */
  readonly resolve?: (name: string) => Promise<readonly string[]>;
}

export interface OutgoingRequest {
  /** The address as somebody gave it. */
  readonly url: string;
  /** Default POST. */
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
}

/** What came back; a redirect is an answer like any other, and is not followed. */
export interface OutgoingAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const MAX_URL = 2_048;
const MAX_HEADERS = 16 * 1_024;
const DEFAULTS = { loopback: false, milliseconds: 800, bytes: 1_048_576, resolve: addressesOf };

/**
 * Requests to addresses that people name. They reach the public internet alone: a name is resolved once, every address of it is
 * looked at, and the connection is made to those that were looked at, so that a name which stands for another address a moment
 * later gains nothing. Redirects are not followed, and answers are cut by time and size.
 */
export class OutgoingRequests {
  private readonly options: Required<OutgoingOptions>;

  constructor(options: OutgoingOptions = {}) {
    this.options = { ...DEFAULTS, ...options };
  }

  /**
   * Looks at an address without asking anybody, where somebody names it.
   * @returns it as requests use it
   * @throws AddressRefusedError when it is none of HTTPS, holds a password, or leads inside by its very letters
   */
  check(text: string): URL {
    const url = text.length > MAX_URL ? null : URL.parse(text);
    if (url === null) throw new AddressRefusedError('it is no URL');
    if (url.username !== '' || url.password !== '') throw new AddressRefusedError('it holds a name or a password');
    const host = hostOf(url);
    if (isIP(host) > 0) this.checkPlace(host);
    const plain = url.protocol === 'http:' && this.options.loopback;
    if (url.protocol !== 'https:' && !plain) throw new AddressRefusedError('it does not begin with https');
    return url;
  }

  /**
   * @throws AddressRefusedError when the address, or any that its name stands for, is not public
   * @throws AddressUnreachableError when there is no answer, or none in time
   * @throws AnswerTooLargeError
   */
  async send(outgoing: OutgoingRequest): Promise<OutgoingAnswer> {
    const url = this.check(outgoing.url);
    const signal = AbortSignal.timeout(this.options.milliseconds);
    try {
      const addresses = await inTime(this.addressesOf(hostOf(url)), signal);
      const response = await ask(url, outgoing, addresses, signal);
      return { status: response.statusCode ?? 0, headers: response.headers, body: await this.bodyOf(response) };
    } catch (error) {
      if (error instanceof AddressRefusedError || error instanceof AnswerTooLargeError) throw error;
      if (signal.aborted) throw new AddressUnreachableError('The address that was asked did not answer in time');
      throw new AddressUnreachableError(undefined, { cause: error });
    }
  }

  private async addressesOf(host: string): Promise<readonly string[]> {
    const addresses = isIP(host) > 0 ? [host] : await this.options.resolve(host);
    if (addresses.length === 0) throw new Error('the name has no address');
    for (const address of addresses) this.checkPlace(address);
    return addresses;
  }

  private checkPlace(address: string): void {
    const place = placeOf(address);
    if (place === 'public' || (place === 'loopback' && this.options.loopback)) return;
    throw new AddressRefusedError('it leads to no public one');
  }

  private async bodyOf(response: IncomingMessage): Promise<Buffer> {
    const chunks: Uint8Array[] = [];
    let size = 0;
    // Leaving the loop by an error closes the connection.
    for await (const chunk of response as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > this.options.bytes) throw new AnswerTooLargeError();
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }
}

/** Without the brackets of IPv6, and as the URL standard writes addresses: `http://0x7f.1` has the host 127.0.0.1. */
function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/gu, '');
}

async function addressesOf(name: string): Promise<readonly string[]> {
  const found = await lookup(name, { all: true });
  return found.map(({ address }) => address);
}

function ask(url: URL, outgoing: OutgoingRequest, addresses: readonly string[], signal: AbortSignal): Promise<IncomingMessage> {
  const { method = 'POST', headers, body } = outgoing;
  const options: RequestOptions = {
    protocol: url.protocol,
    hostname: hostOf(url),
    port: url.port,
    path: `${url.pathname}${url.search}`,
    method,
    headers: { 'accept-encoding': 'identity', ...headers, host: url.host },
    lookup: pinnedTo(addresses),
    // A connection of its own: one that another request left open was made to what its name stood for then.
    agent: false,
    maxHeaderSize: MAX_HEADERS,
    signal,
  };
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? requestSecured : requestPlain)(options, resolve);
    request.on('error', reject);
    request.end(body);
  });
}

function pinnedTo(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_name, { all }, done) => {
    if (all === true) done(null, found);
    else done(null, found[0]?.address ?? '', found[0]?.family);
  };
}

/** A look-up can not be called off: it is not waited for any longer. */
function inTime<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return Promise.race([
    work,
    new Promise<never>((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('too late')), { once: true })),
  ]);
}
