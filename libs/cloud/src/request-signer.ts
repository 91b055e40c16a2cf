import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

/**
 * AWS Signature Version 4 of a POST to `/` without a query string, which is all that AWS' JSON protocols
 * send (docs.aws.amazon.com, "Create a signed AWS API request"). The signing key is remembered for its day.
 */
export class RequestSigner {
  private key: { readonly of: string; readonly object: KeyObject } | undefined;

  constructor(
    private readonly service: string,
    private readonly region: string,
  ) {}

  /**
   * @param headers to be signed, names in lower case; `host` among them
   * @returns the headers with `x-amz-date`, `authorization` and, where the credentials have a token, that
   */
  sign(headers: Readonly<Record<string, string>>, body: string, credentials: Credentials, now: Date): Record<string, string> {
    const time = `${now.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
    const signed: Record<string, string> = { ...headers, 'x-amz-date': time };
    if (credentials.sessionToken !== undefined) signed['x-amz-security-token'] = credentials.sessionToken;
    const names = Object.keys(signed).sort();
    const list = names.join(';');
    const canonical = `POST\n/\n\n${names.map((name) => `${name}:${signed[name] ?? ''}\n`).join('')}\n${list}\n${hash('sha256', body)}`;
    const scope = `${time.slice(0, 8)}/${this.region}/${this.service}/aws4_request`;
    const text = `AWS4-HMAC-SHA256\n${time}\n${scope}\n${hash('sha256', canonical)}`;
    const signature = createHmac('sha256', this.signingKey(credentials, time.slice(0, 8)))
      .update(text)
      .digest('hex');
    signed['authorization'] =
      `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${list}, Signature=${signature}`;
    return signed;
  }

  private signingKey({ secretAccessKey }: Credentials, day: string): KeyObject {
    const of = `${day} ${secretAccessKey}`;
    if (this.key?.of === of) return this.key.object;
    let bytes = mac(`AWS4${secretAccessKey}`, day);
    for (const part of [this.region, this.service, 'aws4_request']) bytes = mac(bytes, part);
    const object = createSecretKey(bytes);
    this.key = { of, object };
    return object;
  }
}

function mac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
