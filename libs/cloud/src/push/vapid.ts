import { createECDH, createPrivateKey, hkdfSync, type KeyObject, sign } from 'node:crypto';

/** Order of the group of P-256 (FIPS 186-5). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
/** Push services refuse more than a day (RFC 8292, 2). */
const LIFETIME = 12 * 3_600;
/** Headers that are kept at a time: people name the services. */
const MOST_KEPT = 500;

/**
 * Who sends Web Pushes, to push services (RFC 8292). The key pair follows from the deployment's key: browsers subscribe to
 * pushes of one public key, so it may change no more than that one does.
 */
export class Vapid {
  /** 65 bytes as base64url: `applicationServerKey` of a subscription. */
  readonly publicKey: string;
  private readonly privateKey: KeyObject;
  /** Headers by origin of the push service, until they are half over. */
  private readonly made = new Map<string, { readonly header: string; readonly until: number }>();

  /** @param contact `mailto:` or `https:` address of whoever sends, for those who run push services */
  constructor(
    deploymentKey: string,
    private readonly contact: string,
  ) {
    // 48 bytes, so that no private key is likelier than another (FIPS 186-5, A.2.1).
    const bytes = Buffer.from(hkdfSync('sha256', deploymentKey, '', 'groundswell web push', 48));
    const scalar = (BigInt(`0x${bytes.toString('hex')}`) % (ORDER - 1n)) + 1n;
    const d = Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex');
    const pair = createECDH('prime256v1');
    pair.setPrivateKey(d);
    const point = pair.getPublicKey();
    this.publicKey = point.toString('base64url');
    const key = { kty: 'EC', crv: 'P-256', x: text(point.subarray(1, 33)), y: text(point.subarray(33)), d: text(d) };
    this.privateKey = createPrivateKey({ key, format: 'jwk' });
  }

  /** Value of `Authorization` for the push service at `origin`. @param now epoch milliseconds */
  authorization(origin: string, now: number): string {
    const known = this.made.get(origin);
    if (known !== undefined && known.until > now) return known.header;
    const seconds = Math.floor(now / 1_000);
    const claims = { aud: origin, exp: seconds + LIFETIME, sub: this.contact };
    const unsigned = [{ typ: 'JWT', alg: 'ES256' }, claims].map((part) => text(Buffer.from(JSON.stringify(part)))).join('.');
    const signature = sign('sha256', Buffer.from(unsigned), { key: this.privateKey, dsaEncoding: 'ieee-p1363' });
    const header = `vapid t=${unsigned}.${text(signature)}, k=${this.publicKey}`;
    if (this.made.size >= MOST_KEPT) this.made.clear();
    this.made.set(origin, { header, until: now + (LIFETIME / 2) * 1_000 });
    return header;
  }
}

function text(bytes: Buffer): string {
  return bytes.toString('base64url');
}
