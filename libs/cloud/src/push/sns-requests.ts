import { UnavailableError } from '@groundswell/kernel';
import type { Credentials } from '../request-signer.ts';
import { RequestSigner } from '../request-signer.ts';

const TIMEOUT = 3_000;
const VERSION = '2010-03-31';

/** Thrown when SNS refuses: `code` as its API documents them (`EndpointDisabled`, `NotFound`, `InvalidParameter`, ...). */
export class SnsRefusedError extends Error {
  override readonly name = 'SnsRefusedError';

  constructor(
    readonly code: string,
    /** What SNS says of it; may hold a token. */
    readonly said: string,
  ) {
    super(`SNS refused: ${code}`);
  }
}

export interface SnsOptions {
  readonly credentials: () => Credentials;
  /** Where SNS is. Default: in the region that the name of what is asked for says. */
  readonly endpoint?: string | undefined;
}

/**
 * Amazon SNS by its query protocol, without its SDK, which would be a dozen packages for four requests. Asked in the region of
 * what it is asked about: push services of phones are not served in every region.
 */
export class SnsRequests {
  private readonly signers = new Map<string, RequestSigner>();

  constructor(private readonly options: SnsOptions) {}

  /**
   * @param name ARN of what is asked about
   * @returns the answer, XML
   * @throws SnsRefusedError for what asking again does not change
   * @throws UnavailableError when SNS does not answer, or has too much to do
   */
  async ask(action: string, name: string, parameters: Readonly<Record<string, string>>): Promise<string> {
    const { region, url } = this.placeOf(name);
    const body = new URLSearchParams({ Action: action, Version: VERSION, ...parameters }).toString();
    const signer = this.signerOf(region);
    const given = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8', host: url.host };
    const { host: _host, ...headers } = signer.sign(given, body, this.options.credentials(), new Date());
    const { status, text } = await post(url, headers, body);
    if (status >= 200 && status < 300) return text;
    const code = tag(text, 'Code') ?? String(status);
    if (status >= 500 || status === 429 || code.startsWith('Throttl')) throw new UnavailableError(`SNS answered ${status}`);
    throw new SnsRefusedError(code, tag(text, 'Message') ?? '');
  }

  private placeOf(name: string): { readonly region: string; readonly url: URL } {
    const [, partition, , region = ''] = name.split(':');
    const domain = partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
    return { region, url: new URL('/', this.options.endpoint ?? `https://sns.${region}.${domain}`) };
  }

  private signerOf(region: string): RequestSigner {
    const signer = this.signers.get(region) ?? new RequestSigner('sns', region);
    this.signers.set(region, signer);
    return signer;
  }
}

async function post(url: URL, headers: Record<string, string>, body: string): Promise<{ readonly status: number; readonly text: string }> {
  try {
    const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT) });
    return { status: answer.status, text: await answer.text() };
  } catch (error) {
    throw new UnavailableError('SNS does not answer', undefined, { cause: error });
  }
}

/** The text of an element that has no others in it. SNS says nothing with characters that would have to be read back. */
export function tag(xml: string, name: string): string | undefined {
  const start = xml.indexOf(`<${name}>`);
  const end = xml.indexOf(`</${name}>`, start);
  return start < 0 || end < 0 ? undefined : xml.slice(start + name.length + 2, end);
}
