import { type Letter, Mail } from '@groundswell/auth';
import { UnavailableError } from '@groundswell/kernel';
import { type Credentials, RequestSigner } from '../request-signer.ts';

const PATH = '/v2/email/outbound-emails';
const TIMEOUT = 3_000;
const TRIES = 2;
/** Seconds after which a letter that was not taken may be sent again. */
const RETRY_AFTER = 5;

export interface SesOptions {
  /** Address that letters come from; SES must know it or its domain. */
  readonly from: string;
  readonly region: string;
  readonly credentials: () => Credentials;
  /** Where SES is. Default: that of the region. */
  readonly endpoint?: string | undefined;
}

/**
 * Letters by Amazon SES (`SendEmail` of its second version), or by what speaks its protocol. Asked without its
 * SDK, which would be a dozen packages for one request. A letter whose answer was lost is sent again:
 * two of the same are better than none.
 */
export class SesMail extends Mail {
  private readonly signer: RequestSigner;
  private readonly url: URL;

  constructor(private readonly options: SesOptions) {
    super();
    const { region, endpoint = `https://email.${region}.amazonaws.com` } = options;
    this.signer = new RequestSigner('ses', region, PATH);
    this.url = new URL(PATH, endpoint);
  }

  async send(letter: Letter): Promise<void> {
    const body = JSON.stringify(this.request(letter));
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.post(body);
        return;
      } catch (error) {
        if (attempt === TRIES) throw new UnavailableError('Letters can not be sent just now', RETRY_AFTER, { cause: error });
      }
    }
  }

  private request({ to, subject, text }: Letter): object {
    const simple = { Subject: { Data: subject, Charset: 'UTF-8' }, Body: { Text: { Data: text, Charset: 'UTF-8' } } };
    return { FromEmailAddress: this.options.from, Destination: { ToAddresses: [to] }, Content: { Simple: simple } };
  }

  private async post(body: string): Promise<void> {
    const { host, ...headers } = this.signer.sign(
      { 'content-type': 'application/json', host: this.url.host },
      body,
      this.options.credentials(),
      new Date(),
    );
    const signal = AbortSignal.timeout(TIMEOUT);
    const response = await fetch(this.url, { method: 'POST', headers, body, redirect: 'error', signal });
    // What it says may hold the address that it was about: the status has to do.
    await response.body?.cancel();
    if (!response.ok) throw new Error(`SES at ${host} answered ${response.status}`);
  }
}
